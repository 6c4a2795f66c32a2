// Runs before the first paint, so that a chosen appearance does not flash.
try {
  const theme = localStorage.getItem("sop-theme");
  if (theme === "light" || theme === "dark") document.documentElement.dataset["theme"] = theme;
} catch {
  // A browser that keeps nothing follows the device.
}
// What a script takes the place of is not painted first.
document.documentElement.dataset["script"] = "";
// The fonts stand in the style, which is read by now: asked for here, they are there when the first line is set.
for (const font of ['400 1em "IBM Plex Sans"', '600 1em "IBM Plex Sans"', '400 1em "IBM Plex Mono"']) void document.fonts.load(font);
