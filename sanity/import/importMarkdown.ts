import { check, pathText } from '#lib/content/shape/check.ts';
import { type MonographContent, monographContent } from '#lib/content/shape/monograph.ts';
import { slugFromTitle } from '#lib/content/shape/slug.ts';
import { assemble } from './assemble.ts';
import { factsOf, type Terms } from './facts.ts';
import { documentId } from './fingerprint.ts';
import { readFrontMatter } from './frontMatter.ts';
import { isRecord, withKeys } from './keys.ts';
import { type Outline, readOutline } from './outline.ts';
import { type Problem, Unfit } from './problem.ts';
import { proveNothingLost } from './proof.ts';
import { findRefusals } from './refusals.ts';
import { findDamage } from './soundness.ts';
import { titleProblem } from './titles.ts';
import { plainLine } from './toRichText.ts';

/** A file to import. */
export type SourceFile = {
  /** Where it was found, if anywhere; kept with the document. */
  path?: string;
  text: string;
  /** SHA-256 of its bytes in hexadecimal, where the caller can compute one. */
  sha256?: string;
};

/** A file that became a document. */
export type Imported = {
  file: SourceFile;
  id: string;
  content: MonographContent;
  /** Classes and conditions the document refers to; created if they are missing. */
  terms: Terms;
};

export type Outcome = { imported: Imported } | { quarantine: Problem[] };

/**
 * Converts one Markdown file into a monograph and proves that no word was lost. Pure: reads and
 * writes nothing, and runs in a browser.
 * @param file The file; line ends may be of any kind.
 * @returns the document, checked against the shape, or every reason for not importing the file.
 */
export function importMarkdown(file: SourceFile): Outcome {
  try {
    return convert(file, file.text.replace(/^\ufeff/, '').replace(/\r\n?/g, '\n'));
  } catch (problem) {
    if (problem instanceof Unfit) return { quarantine: [problem.problem] };
    throw problem;
  }
}

function convert(file: SourceFile, text: string): Outcome {
  const { data, body, bodyLine } = readFrontMatter(text);
  const title = spaced(data.title);
  const outline = readOutline(body, bodyLine);
  const problems = [
    ...titleProblems(title, outline, bodyLine),
    ...findRefusals(outline),
    ...findDamage(body, bodyLine),
  ];
  if (problems.length > 0) return { quarantine: problems };

  const slug = data.slug ?? slugFromTitle(title);
  const { facts, terms } = factsOf(data);
  const demonstration = data.demonstration === true;
  const candidate = withKeys(
    withoutAbsent({
      title,
      slug: { _type: 'slug', current: slug },
      demonstration: demonstration || undefined,
      ...facts,
      ...assemble(outline),
      ...exactFields(data.exactly),
      source: {
        kind: demonstration ? 'authored' : 'imported',
        path: file.path,
        sha256: file.sha256,
        markdown: file.text,
      },
    }),
  );
  const checked = check(monographContent, candidate);
  if (!checked.valid) {
    return {
      quarantine: checked.faults.map((fault) => ({
        kind: 'breaks the shape',
        reason: `${pathText(fault.path)}: ${fault.message}`,
        fix: 'Correct this part of the file.',
      })),
    };
  }
  const heading = outline.titles.length === 0 ? `# ${title}\n` : '';
  const lost = proveNothingLost(
    { body: heading + body, bodyLine: bodyLine - (heading === '' ? 0 : 1) },
    checked.value,
  );
  if (lost !== undefined) return { quarantine: [lost] };
  return { imported: { file, id: documentId('monograph', slug), content: checked.value, terms } };
}

function titleProblems(title: string, outline: Outline, bodyLine: number): Problem[] {
  const damaged = titleProblem(title);
  const [first, second] = outline.titles;
  const fix = 'Give the file one "# " heading, equal to the title of the front matter.';
  if (damaged !== undefined) return [{ kind: 'damaged title', line: 1, ...damaged }];
  if (second !== undefined) {
    const reason = `There is a second title: "${second.text}".`;
    return [{ kind: 'title and heading differ', line: second.line, reason, fix }];
  }
  if (first !== undefined && spaced(first.text) !== title && plainLine(first.text) !== title) {
    const reason = `The heading is "${first.text}" but the title is "${title}".`;
    return [{ kind: 'title and heading differ', line: first.line, reason, fix }];
  }
  if (slugFromTitle(title) === '') {
    const reason = `No address can be made of the title "${title}".`;
    return [{ kind: 'damaged title', line: 1, reason, fix: 'Give a slug in the front matter.' }];
  }
  if (outline.parts.length === 0) {
    const reason = 'There is nothing under the title.';
    return [{ kind: 'empty section', line: bodyLine, reason, fix: 'Write the monograph.' }];
  }
  return [];
}

/** Several spaces are one, as on the page. */
function spaced(title: string): string {
  return title.replace(/\s+/g, ' ').trim();
}

/** Fields stored exactly as the front matter gives them; the proof still holds them to the body. */
function exactFields(json: string | undefined): Record<string, unknown> {
  if (json === undefined) return {};
  try {
    const fields: unknown = JSON.parse(json);
    if (!isRecord(fields)) throw new Error('it is not an object');
    // null takes away a field that the body alone would give.
    return Object.fromEntries(
      Object.entries(fields).map(([name, value]) => [name, value ?? undefined]),
    );
  } catch (cause) {
    throw new Unfit({
      kind: 'front matter',
      line: 1,
      reason: `"exactly" is not JSON: ${cause instanceof Error ? cause.message : cause}`,
      fix: 'Export the document again, or remove the key.',
    });
  }
}

/** A copy without absent fields: they are not stored. */
function withoutAbsent(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(withoutAbsent);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(
    Object.entries(value)
      .filter(([, member]) => member !== undefined)
      .map(([name, member]) => [name, withoutAbsent(member)]),
  );
}
