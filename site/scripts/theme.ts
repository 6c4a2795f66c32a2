// Runs before the first paint, so that a chosen appearance does not flash.
try {
  const theme = localStorage.getItem("sop-theme");
  if (theme === "light" || theme === "dark") document.documentElement.dataset["theme"] = theme;
} catch {
  // A browser that keeps nothing follows the device.
}
// What a script takes the place of is not painted first.
document.documentElement.dataset["script"] = "";
