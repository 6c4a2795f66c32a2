/** Finds files of the packages that come with this one. */
export declare const resolve: NodeJS.RequireResolve;
/** The browser's protocol: prints and pictures. */
export declare function loadPlaywright(): Promise<typeof import("playwright-core")>;
/** The full text index. */
export declare function loadPagefind(): Promise<typeof import("pagefind")>;
