/** Copies text; where the browser does not allow it, selects what `source` shows and says so. */
export async function copyText(text: string, source: Element | undefined): Promise<boolean> {
  try {
    await navigator.clipboard.writeText(text);
    return true;
  } catch {
    if (source) getSelection()?.selectAllChildren(source);
    return false;
  }
}
