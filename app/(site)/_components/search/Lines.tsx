import type { Line } from '#lib/search/answer.ts';

/** Pages, each by the name that led to it and what that name is. */
export function Lines({ lines }: { lines: readonly Line[] }) {
  return (
    <ul className="search-lines">
      {lines.map(({ name, note, path }) => (
        <li key={path}>
          <a href={path}>{name}</a>
          {note !== undefined && <span className="search-note"> – {note}</span>}
        </li>
      ))}
    </ul>
  );
}
