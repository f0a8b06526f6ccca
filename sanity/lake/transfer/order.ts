/** Something that can only be written once its targets are there, or together with them. */
type Dependent = { id: string; strongTargets: string[] };

/**
 * Takes documents; returns them in groups such that every strong reference leads into an earlier
 * group or its own: documents that refer to each other in a circle are one group. (Tarjan's
 * strongly connected components, without recursion: a chain of references may be long.)
 */
export function inOrderOfReferences<T extends Dependent>(documents: T[]): T[][] {
  const byId = new Map(documents.map((document) => [document.id, document]));
  const states = new Map<T, { index: number; lowest: number; isOpen: boolean }>();
  const open: T[] = [];
  const groups: T[][] = [];

  const enter = (document: T) => {
    const state = { index: states.size, lowest: states.size, isOpen: true };
    states.set(document, state);
    open.push(document);
    return { document, state, targets: document.strongTargets.values() };
  };

  for (const root of documents) {
    if (states.has(root)) continue;
    const path = [enter(root)];
    for (let step = path.at(-1); step; step = path.at(-1)) {
      const { document, state, targets } = step;
      const next = targets.next();
      if (!next.done) {
        const target = byId.get(next.value);
        const known = target && states.get(target);
        if (known?.isOpen) state.lowest = Math.min(state.lowest, known.index);
        else if (target && !known) path.push(enter(target));
        continue;
      }
      path.pop();
      const parent = path.at(-1)?.state;
      if (parent) parent.lowest = Math.min(parent.lowest, state.lowest);
      if (state.lowest < state.index) continue;
      const group = open.splice(open.lastIndexOf(document));
      for (const member of group) {
        const closed = states.get(member);
        if (closed) closed.isOpen = false;
      }
      groups.push(group);
    }
  }
  return groups;
}
