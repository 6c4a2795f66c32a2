export async function indexPortal(_folder: string): Promise<void> {}
