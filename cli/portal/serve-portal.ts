import { createReadStream } from "node:fs";
import { stat } from "node:fs/promises";
import { createServer, type IncomingMessage, type Server, type ServerResponse } from "node:http";
import { extname, isAbsolute, join, normalize, resolve, sep } from "node:path";
import { pipeline } from "node:stream/promises";
import { createGzip } from "node:zlib";
import { UsageError } from "../../core/usage-error.ts";
import type { NewestPages } from "./make-pages.ts";

/** A portal being served on this machine only. */
export interface ServedPortal {
  url: string;
  close: () => Promise<void>;
}

/** What pages of a preview ask for: which build it is, and what of the last save could not be read. */
export interface PreviewState {
  /** Counted from 1. */
  build: number;
  trouble: string;
  /** What is said where a draft's page is asked for and drafts are not shown; undefined where they are. */
  noDrafts?: string;
  /** Of a build under way, once its new pages are made: they are read first, beside what is kept of the portal before. */
  newest?: NewestPages | undefined;
}

const HOST = "127.0.0.1";
const FIRST_PORT = 4321;
const PORTS_TRIED = 50;

/**
 * Serves a folder of static files on the loopback interface.
 * @param options.port the port; without it, the first free one from 4321 on
 * @param options.preview the state of a portal that is built again and again; its pages then load themselves anew
 * @throws UsageError when the port asked for is taken
 */
export async function servePortal(folder: string, options: { port?: number; preview?: () => PreviewState } = {}): Promise<ServedPortal> {
  const root = resolve(folder);
  const server = createServer((request, response) => void answer(root, request, response, options.preview?.()));
  const port = await listen(server, options.port);
  return {
    url: `http://${HOST}:${port}/`,
    close: () =>
      new Promise((done) => {
        server.close(() => done());
        server.closeAllConnections();
      }),
  };
}

async function listen(server: Server, asked: number | undefined): Promise<number> {
  const candidates = asked === undefined ? Array.from({ length: PORTS_TRIED }, (_, index) => FIRST_PORT + index) : [asked];
  for (const port of candidates) if (await tryPort(server, port)) return port;
  const taken = { en: `Port ${candidates[0]} is taken.`, id: `Port ${candidates[0]} sudah dipakai.` };
  throw new UsageError(taken, { en: "Name another one with --port.", id: "Sebutkan port lain dengan --port." });
}

/**
 * Ends at once where a portal could not be served once it is built.
 * @throws UsageError when the port is taken
 */
export async function requirePort(port: number): Promise<void> {
  const server = createServer();
  await listen(server, port);
  await new Promise((done) => server.close(done));
}

function tryPort(server: Server, port: number): Promise<boolean> {
  return new Promise((done, fail) => {
    const refused = (error: NodeJS.ErrnoException): void => {
      if (error.code === "EADDRINUSE" || error.code === "EACCES") done(false);
      else fail(error);
    };
    server.once("error", refused);
    server.listen(port, HOST, () => {
      server.off("error", refused);
      done(true);
    });
  });
}

async function answer(root: string, request: IncomingMessage, response: ServerResponse, preview?: PreviewState): Promise<void> {
  if (!isOfThisMachine(request.headers.host)) return end(response, 421);
  if (request.method !== "GET" && request.method !== "HEAD") return end(response, 405);
  const path = pathOf(request.url ?? "/");
  if (path === undefined) return end(response, 400);
  if (preview && path === "preview.json") {
    const { build, trouble, noDrafts } = preview;
    response.writeHead(200, { ...headers, "content-type": types[".json"], "cache-control": "no-store" });
    response.end(JSON.stringify({ build, trouble, noDrafts }));
    return;
  }
  const found = await find(root, path, preview?.newest);
  if (found === "folder") {
    const { pathname, search } = new URL(request.url ?? "/", "http://portal");
    response.writeHead(308, { location: `${pathname}/${search}` });
    response.end();
    return;
  }
  const missing = found === undefined;
  const file = found ?? (await find(root, "404.html", preview?.newest));
  if (file === undefined || file === "folder") return end(response, 404);
  const kept = /[\\/]assets[\\/][^\\/]+-[A-Z0-9]{8}\./.test(file) ? "public, max-age=31536000, immutable" : "no-cache";
  const type = types[extname(file)] ?? "application/octet-stream";
  const packed = compressible.test(type) && /\bgzip\b/.test(String(request.headers["accept-encoding"] ?? ""));
  response.writeHead(missing ? 404 : 200, {
    ...headers,
    "content-type": type,
    "cache-control": kept,
    vary: "accept-encoding",
    // By it a page knows of which build it is.
    ...(preview && { "server-timing": `build;desc="${preview.build}"` }),
    ...(packed && { "content-encoding": "gzip" }),
  });
  if (request.method === "HEAD") response.end();
  // A reader who leaves in the middle is no fault.
  else await pipeline([createReadStream(file), ...(packed ? [createGzip()] : []), response]).catch(() => response.destroy());
}

/** A page from elsewhere whose name was made to lead here (DNS rebinding) would else read drafts: its browser still names the name. */
function isOfThisMachine(host = ""): boolean {
  const name = host.replace(/:\d+$/, "").toLowerCase();
  return name === HOST || name === "localhost" || name.endsWith(".localhost") || name === "[::1]";
}

const compressible = /^text\/|json|xml|svg/;

function end(response: ServerResponse, status: number): void {
  response.writeHead(status, headers);
  response.end();
}

/** The path of the file an address names, with forward slashes, from the folder's top; undefined for one that leaves it. */
function pathOf(url: string): string | undefined {
  try {
    const path = decodeURIComponent(new URL(url, "http://portal").pathname).slice(1);
    const inside = normalize(path).split(sep);
    if (isAbsolute(path) || inside[0] === "..") return undefined;
    return url.split("?")[0]?.endsWith("/") ? `${path}index.html` : path;
  } catch {
    return undefined;
  }
}

/** Of a file that is neither new nor kept nothing is left, though the portal before still holds it. */
async function find(root: string, path: string, newest: NewestPages | undefined): Promise<string | "folder" | undefined> {
  if (!newest) return fileAt(join(root, path));
  const made = await fileAt(join(newest.folder, path));
  if (made !== undefined) return made;
  const before = await fileAt(join(root, path));
  return before === "folder" || newest.isKept(path) ? before : undefined;
}

async function fileAt(path: string): Promise<string | "folder" | undefined> {
  const found = await stat(path).catch(() => undefined);
  if (found?.isFile()) return path;
  return found?.isDirectory() ? "folder" : undefined;
}

/** The headers README asks a host to send, beside the policy each page carries itself. */
const headers = {
  "x-content-type-options": "nosniff",
  "referrer-policy": "no-referrer",
  "cross-origin-opener-policy": "same-origin",
  "content-security-policy": "frame-ancestors 'none'",
  // The camera reads the QR codes of prints.
  "permissions-policy": "camera=(self), microphone=(), geolocation=()",
} as const;

const types: Readonly<Record<string, string>> = {
  ".html": "text/html; charset=utf-8",
  ".css": "text/css; charset=utf-8",
  ".js": "text/javascript; charset=utf-8",
  ".json": "application/json; charset=utf-8",
  ".webmanifest": "application/manifest+json",
  ".svg": "image/svg+xml",
  ".xml": "application/xml; charset=utf-8",
  ".csv": "text/csv; charset=utf-8",
  ".txt": "text/plain; charset=utf-8",
  ".xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
  ".png": "image/png",
  ".jpg": "image/jpeg",
  ".webp": "image/webp",
  ".woff2": "font/woff2",
  ".wasm": "application/wasm",
  ".pdf": "application/pdf",
};
