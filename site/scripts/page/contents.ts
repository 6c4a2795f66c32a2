/** Marks in the contents the section that is being read. */
export function markHere(): void {
  const links = new Map<string, HTMLAnchorElement>();
  for (const link of document.querySelectorAll<HTMLAnchorElement>("[data-contents] a[href^='#']")) {
    links.set(decodeURIComponent(link.hash.slice(1)), link);
  }
  if (links.size === 0) return;
  const seen = new Set<string>();
  const order = [...links.keys()];
  const observer = new IntersectionObserver(
    (entries) => {
      for (const entry of entries) {
        if (entry.isIntersecting) seen.add(entry.target.id);
        else seen.delete(entry.target.id);
      }
      const here = order.findLast((id) => seen.has(id));
      for (const [id, link] of links) link.classList.toggle("here", id === here);
    },
    { rootMargin: "0px 0px -75% 0px" },
  );
  for (const id of order) {
    const section = document.getElementById(id);
    if (section) observer.observe(section);
  }
}
