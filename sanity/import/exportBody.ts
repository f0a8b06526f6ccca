import type {
  Faq,
  MonographContent,
  Precaution,
  SideEffects,
} from '#lib/content/shape/monograph.ts';
import type { Block, RichText } from '#lib/content/shape/richText.ts';
import { type Place, SECTION, type SectionName, valuesOf } from '#lib/content/shape/vocabulary.ts';
import { asParagraph, blockOf, moved, piecesOf } from './spans.ts';
import { lineOf, toMarkdown } from './toMarkdown.ts';

/** The headings of files, which differ from those of the page only in their capitals. */
const HEADINGS: Record<SectionName, string> = {
  genericName: 'Generic Name',
  usage: 'Usage',
  dosage: 'Dosage',
  sideEffects: 'Side Effects',
  howItWorks: 'How it Works',
  precautions: 'Precautions',
  faqs: 'FAQs',
};

/**
 * The body of a file: title, sections and disclaimer, in the order of the page.
 * @param content The monograph.
 */
export function exportBody(content: MonographContent): string {
  const parts = [
    `# ${titleLine(content.title)}`,
    ...extras(content, 'title'),
    ...valuesOf(SECTION).flatMap((name) => [...section(content, name), ...extras(content, name)]),
    ...disclaimer(content.disclaimer),
  ];
  return `${parts.join('\n\n')}\n`;
}

function section(content: MonographContent, name: SectionName): string[] {
  const body = sectionBody(content, name).filter((part) => part !== '');
  return body.length === 0 ? [] : [`### ${HEADINGS[name]}`, ...body];
}

function sectionBody(content: MonographContent, name: SectionName): string[] {
  switch (name) {
    case 'sideEffects':
      return sideEffects(content.sideEffects);
    case 'precautions':
      return [
        rich(content.precautions?.intro),
        toMarkdown((content.precautions?.items ?? []).flatMap(precaution)),
        rich(content.precautions?.outro),
      ];
    case 'faqs':
      return faqs(content.faqs ?? []);
    default:
      return [rich(content[name])];
  }
}

function sideEffects(section: SideEffects | undefined): string[] {
  return [
    rich(section?.intro),
    ...(section?.groups ?? []).flatMap((group) => [
      rich(group.lead),
      toMarkdown(group.effects.flatMap((effect) => asItem(effect.text))),
    ]),
    rich(section?.outro),
  ];
}

function precaution(item: Precaution): RichText {
  if (item.label === undefined) return asItem(item.text);
  const label = { text: `${item.label}:`, marks: ['strong'] };
  const [first, ...rest] = item.text;
  if (first === undefined || first.listItem !== undefined) {
    return asItem([blockOf([label]), ...item.text]);
  }
  const opening = blockOf(
    [label, { text: ' ', marks: [] }, ...piecesOf(first)],
    {},
    first.markDefs,
  );
  return asItem([opening, ...rest]);
}

/**
 * Rich text as one list item: the first block is the item, lists in it go one level down. Text
 * that begins with a list hangs below an item without words.
 */
function asItem(blocks: RichText): RichText {
  if (blocks[0]?.listItem !== undefined) return asItem([blockOf([]), ...blocks]);
  return blocks.map((block, index) => {
    if (index === 0 || block.listItem === undefined) {
      return moved(block, { listItem: 'bullet', level: 1 });
    }
    return moved(block, { listItem: block.listItem, level: (block.level ?? 1) + 1 });
  });
}

/** As bullets where every answer is one paragraph, else as paragraphs. */
function faqs(items: readonly Faq[]): string[] {
  const short = items.every(
    ({ answer }) => answer.length === 1 && answer[0]?.listItem === undefined,
  );
  return items.flatMap(({ question, answer }) => {
    const asked = lineOf(blockOf([{ text: `Q: ${question}`, marks: ['strong'] }]));
    const [first, ...rest] = answer;
    if (first === undefined) return [asked];
    if (short) return [`* ${asked}\n  ${answered(first).replaceAll('\n', '\n  ')}`];
    const opens = first.listItem === undefined;
    return [asked, ...(opens ? [answered(first)] : ['A:']), rich(opens ? rest : answer)].filter(
      (part) => part !== '',
    );
  });
}

function answered(block: Block): string {
  return `A: ${lineOf(asParagraph(block))}`;
}

function extras(content: MonographContent, place: Place): string[] {
  return (content.extraSections ?? [])
    .filter((extra) => extra.place === place)
    .flatMap((extra) => [
      ...(extra.heading === undefined ? [] : [`### ${lineOfText(extra.heading)}`]),
      rich(extra.text),
    ]);
}

function disclaimer(text: RichText | undefined): string[] {
  const [first, ...rest] = text ?? [];
  if (first === undefined) return [];
  if (first.listItem !== undefined) return ['**Disclaimer:**', rich(text)];
  return [`**Disclaimer:** ${lineOf(first)}`, ...(rest.length === 0 ? [] : [rich(rest)])];
}

function rich(text: RichText | undefined): string {
  return text === undefined ? '' : toMarkdown(text);
}

/** Signs that Markdown would read are escaped; brackets, which titles often have, need not be. */
function titleLine(title: string): string {
  return /[*_`\\<&]/.test(title) ? lineOfText(title) : title;
}

function lineOfText(text: string): string {
  return lineOf(blockOf([{ text, marks: [] }]));
}
