import type { MonographContent } from '#lib/content/shape/monograph.ts';
import type { Stored } from './dataset.ts';
import { isRecord, saysTheSame } from './keys.ts';
import { hasItsLinks, withoutFoundLinks } from './links.ts';

/** What is to be done with one imported file. */
export type Step =
  | { action: 'create'; id: string }
  | {
      action: 'update';
      id: string;
      /** The revision the change is based on. */
      revision: string;
      set: Record<string, unknown>;
      unset: string[];
    }
  | { action: 'keep' }
  | { action: 'conflict'; reason: string; fix: string };

export type PlanOptions = {
  /** Create and change drafts instead of published documents. */
  drafts: boolean;
  /** Replace what editors have changed. */
  overwrite: boolean;
};

/** Converts the Markdown that a stored document was imported from; undefined if it no longer can. */
export type Reconvert = (markdown: string) => MonographContent | undefined;

/**
 * Compares an imported document with what the dataset holds under its id.
 * @param id The published id.
 * @param content The document as the file gives it.
 * @param stored The published document and the draft, where there are any.
 * @param reconvert Tells what a stored document said when it was imported.
 */
export function planStep(
  id: string,
  content: MonographContent,
  stored: { published?: Stored; draft?: Stored },
  options: PlanOptions,
  reconvert: Reconvert,
): Step {
  const target = options.drafts ? `drafts.${id}` : id;
  const current = options.drafts ? (stored.draft ?? stored.published) : stored.published;
  const edited = [stored.published, stored.draft].find(
    (one) => one !== undefined && isEdited(one, reconvert),
  );
  if (current === undefined) {
    if (edited !== undefined && !options.overwrite) return conflict(edited);
    return { action: 'create', id: target };
  }
  const other = otherFile(current, content);
  if (other !== undefined && !options.overwrite) {
    return {
      action: 'conflict',
      reason: `The document ${current._id} was imported from another file, ${other}.`,
      fix: 'Keep one of the two files, or take this one with --overwrite.',
    };
  }
  const change = changeOf(current, content);
  const nothing = Object.keys(change.set).length === 0 && change.unset.length === 0;
  if (nothing) return { action: 'keep' };
  if (!options.overwrite && edited !== undefined) {
    // The same file has nothing new to give; what an editor made of it stays.
    return hashOf(current) === content.source?.sha256 ? { action: 'keep' } : conflict(edited);
  }
  if (options.drafts && stored.draft === undefined) return { action: 'create', id: target };
  return { action: 'update', id: target, revision: current._rev, ...change };
}

/**
 * The path of another file that a document came from. The same file may be named from another
 * folder, or have moved; and demonstration content
 * gives way to real content, never the other way round.
 */
function otherFile(current: Stored, content: MonographContent): string | undefined {
  const source = isRecord(current.source) ? current.source : {};
  const [one, other] = [source.path, content.source?.path];
  if (typeof one !== 'string' || other === undefined) return undefined;
  if (content.demonstration === true && current.demonstration !== true) return one;
  if (source.sha256 === content.source?.sha256 || `/${one}`.endsWith(`/${other}`)) return undefined;
  if (`/${other}`.endsWith(`/${one}`)) return undefined;
  return current.demonstration === true && content.demonstration !== true ? undefined : one;
}

/** The fields that differ. A source that only moved to another path has not changed. */
function changeOf(current: Stored, content: MonographContent) {
  const fields = fieldsOf(current);
  const wanted: Record<string, unknown> = { ...content };
  if (hashOf(current) === content.source?.sha256) delete wanted.source;
  const set = Object.entries(wanted).filter(
    ([name, value]) =>
      value !== undefined && !saysTheSame(fields[name], value) && !hasItsLinks(fields[name], value),
  );
  const unset = Object.keys(fields).filter(
    (name) => name !== 'source' && wanted[name] === undefined,
  );
  return { set: Object.fromEntries(set), unset };
}

/** Whether a document says something else than the file it was imported from. */
function isEdited(stored: Stored, reconvert: Reconvert): boolean {
  const source = stored.source;
  if (!isRecord(source) || typeof source.markdown !== 'string') return true;
  const original: Record<string, unknown> | undefined = reconvert(source.markdown);
  if (original === undefined) return true;
  const fields = fieldsOf(stored);
  const names = new Set([...Object.keys(original), ...Object.keys(fields)]);
  return [...names].some(
    (name) =>
      name !== 'source' &&
      !saysTheSame(withoutFoundLinks(fields[name]), withoutFoundLinks(original[name])),
  );
}

function conflict(edited: Stored): Step {
  const imported = isRecord(edited.source) && typeof edited.source.markdown === 'string';
  const which = edited._id.startsWith('drafts.') ? 'The draft' : 'The document';
  return {
    action: 'conflict',
    reason: imported
      ? `${which} ${edited._id} was edited in the Studio since it was imported, and the file has changed too.`
      : `${which} ${edited._id} was written in the Studio and not imported from a file.`,
    fix: 'Take the change over by hand in the Studio, or run the import with --overwrite.',
  };
}

function hashOf(stored: Stored): unknown {
  return isRecord(stored.source) ? stored.source.sha256 : undefined;
}

/** The fields of a stored document that are its content, and not the lake's own. */
function fieldsOf(stored: Stored): Record<string, unknown> {
  return Object.fromEntries(Object.entries(stored).filter(([name]) => !name.startsWith('_')));
}
