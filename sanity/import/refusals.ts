import type { Outline, Part } from './outline.ts';
import type { Problem, ProblemKind } from './problem.ts';

type Rule = { kind: ProblemKind; pattern: RegExp; reason: string };

const CHATTER = 'not written by an author';
const UNREAL = 'says the medicine is not real';
const DECLINES = 'declines to inform';

/** Words for what a monograph is about. */
const SUBJECT =
  '(?:medicine|medication|drug|combination|product|formulation|compound|therapy|composition)';

/**
 * Sentences in which a writing machine speaks of itself, to whoever prompted it, or of a medicine
 * it has made up. Each names the speaker or the request: "I" in a question, "Factor I", "cannot"
 * and "prompt treatment" are ordinary words of a monograph.
 */
const RULES: readonly Rule[] = [
  {
    kind: CHATTER,
    reason: 'The writer speaks in the first person',
    pattern:
      /(?<![\w-])I(?:['’](?:m|ve|ll|d))?\s+(?:cannot|can['’]?t|can not|can (?:only|provide|offer|help|give)|could not|am (?:unable|not able|sorry|an?\b|only|not (?:a |an |able|qualified))|unable|not able|sorry|apologi[sz]e|do not (?:have|provide|recommend)|don['’]t (?:have|provide)|need (?:a|the|you|more|to know)|(?:have )?(?:provided|assumed|included|used|interpreted|based|created|focused)|will (?:provide|assume|address|outline|describe|use|give|focus|present|attempt)|(?:would |strongly )?(?:suggest|recommend|advise|assume|must|urge|hope)|understand that you|['’]d be happy)\b/,
  },
  {
    kind: CHATTER,
    reason: 'The writer calls itself a machine',
    pattern:
      /\b(?:as an? (?:AI|artificial intelligence|(?:large )?language model)|(?:large )?language model|AI (?:assistant|model|chatbot)|my (?:training|knowledge|programming|capabilities|response|previous|last update|guidelines))\b/i,
  },
  {
    kind: CHATTER,
    reason: 'The text answers a request',
    pattern:
      /\b(?:the|your|this|original) (?:prompt|query|user)['’]?s? (?:mention|ask|state|say|specif|includ|refer|request|provid|describ|list|want|may have|contain|uses?\b|is\b|was\b)|\b(?:your|the user['’]?s?) (?:prompt|query)\b|(?<!\b(?:at|on|upon|by|with|to) )\byour request\b(?! (?:to|for) (?:your|the|a) (?:doctor|pharmacist|physician|pharmacy))|\b(?:requested|required|specified|prompted) format\b|\bformat (?:you )?(?:requested|specified)\b|\b(?:information|description|details|data|monograph|answer|response|sections?) (?:you (?:have )?|was |were |that was |as )(?:requested|asked for)\b|\bas (?:you )?requested(?! (?:by|from|in))\b|\byou(?:['’]ve| have)? (?:requested|asked for|provided|specified|listed|mentioned)\b(?!.{0,60}\b(?:doctor|physician|pharmacist|nurse|team|provider)\b)|\b(?:provide|write|create|give|generate|offer) (?:a |an |this |the )?(?:response|reply|answer|output)\b/i,
  },
  {
    kind: CHATTER,
    reason: 'The text asks its reader to name a medicine',
    pattern:
      /\bplease (?:provide|specify|clarify|supply|give|tell|share|let)\b.{0,60}\b(?:name|spelling|generic|brand|which (?:medicine|drug|medication))|\bplease (?:provide|tell|give) me\b|\bif you (?:are interested in|can provide|could provide|provide|meant|mean|were (?:asking|thinking))\b.{0,80}\b(?:name|specific (?:medicine|drug|medication)|information on|please)|\blet me know\b|\bfeel free to (?:ask|provide)\b|\bhappy to help\b/i,
  },
  {
    kind: CHATTER,
    reason: 'The text introduces itself',
    pattern:
      /^\W*(?:certainly|sure|of course|okay|ok|absolutely)\s*[,!][^.?]{0,80}\b(?:here|below|provide|following)\b|\b(?:here is|here['’]s|below is) (?:the|a|an|your) (?:\w+ ){0,3}(?:monograph|markdown|composition|article|page|response|requested|rewritten|revised|updated|corrected)\b|\bI hope this helps\b/i,
  },
  {
    kind: UNREAL,
    reason: 'The text says that the medicine is made up',
    pattern: new RegExp(
      String.raw`\bplaceholder (?:name|for)\b|\bthis is a placeholder\b|\b(?:fictional|fictitious|made[- ]up|imaginary) ${SUBJECT}\b|\bnot a real (?:\w+ ){0,2}${SUBJECT}\b|\bhypothetical (?:medicine|medication|drug|name)\b|\bnot based on any real\b`,
      'i',
    ),
  },
  {
    kind: DECLINES,
    reason: 'The text declines to inform',
    pattern:
      /\b(?:providing|offering|giving|presenting|creating|writing) [^.?]{0,120}\b(?:information|description|dosages?|dosing|details|instructions|guidance|advice|profile|recommendations?)\b[^.?]{0,120}\b(?:would be|is) (?:both |highly |extremely )?(?:irresponsible|unethical)\b|\b(?:irresponsible|unethical) (?:and \w+ )?to (?:provide|give|offer|present|describe|write|create)\b|\bthe template\b/i,
  },
];

/**
 * What is harmless within a full monograph ("a dose cannot be given here: ask your doctor") but
 * means, said before its sections or in place of them, that there is none.
 */
const OPENING_RULES: readonly Rule[] = [
  {
    kind: UNREAL,
    reason: 'The text says that there is no such medicine',
    pattern: new RegExp(
      String.raw`\b(?:is not|isn['’]t|are not|does not appear to be|doesn['’]t appear to be) (?:a |an )?(?:currently |widely |officially |generally )?recogni[sz]ed (?:or \w+ )?(?:generic |pharmaceutical |single |prescription |medical |standard |brand |approved )*(?:drug|medicine|medication|name|combination|pharmaceutical)\b|\bthere is no (?:known |recogni[sz]ed |such )+(?:generic |pharmaceutical |single )*(?:drug|medicine|medication) (?:called|named|known as|with (?:the|this|that) name)|\b(?:does not|doesn['’]t) (?:correspond to|match) (?:any|a) (?:known|recogni[sz]ed|existing)|\b(?:misspell|mis-spell)(?:ed|ing)\b|\bmay be a typo\b|\bappears to be (?:a typo|an error|incorrect|incomplete|misspelled)\b|\bsuch a ${SUBJECT} does not exist\b`,
      'i',
    ),
  },
  {
    kind: DECLINES,
    reason: 'The text declines to inform',
    pattern:
      /\b(?:providing|offering|giving|presenting|creating|writing) [^.?]{0,200}\b(?:would be|is|are) (?:both |highly |extremely |medically )?(?:inappropriate|inaccurate|misleading|impossible|not (?:possible|appropriate|feasible|advisable))\b|\b(?:impossible|not possible|not appropriate|inappropriate) (?:for (?:me|this \w+) )?to (?:provide|give|offer|present|describe|write|list|create)\b|\bcannot (?:provide|offer|give)\b/i,
  },
];

/** With fewer standard sections than this a file is no full monograph. */
const FULL = 4;
/** A page that calls its subject hypothetical this often has been made up. */
const INSISTS = 3;
const HYPOTHETICAL = new RegExp(String.raw`\bhypothetical (?:\w+ )?${SUBJECT}s?\b`, 'gi');

/** Headings such as "Usage (Not Applicable)": the writer had nothing to say and said it. */
const NOT_APPLICABLE = /\((?:not applicable|n\/a|not available|unknown)\b/i;

/** Text left for someone to fill in: "[insert dose here]", "TBD", "Lorem ipsum". */
const PLACEHOLDER =
  /\[(?:insert|add|enter|specify|specific|brand names?|drug names?|medicine names?|name of|your|todo|tbd|placeholder|information not|not yet available|citation needed|to be (?:added|completed|confirmed|determined))(?![a-z])[^\]]*\]|\[(?:x+|\.{3}|…|\?+|dose|dosage|date|number|link|name)\]|\blorem ipsum\b|\bTODO\b|\bTBD\b|\bXX+ ?(?:mg|mL|mcg|g|%)|\{\{.*?\}\}|<(?:insert|drug|name|medicine|medication|dose)[^>]*>/i;

/**
 * Refusals, chatter and placeholders in a file.
 * @param outline The parts of the file.
 */
export function findRefusals(outline: Outline): Problem[] {
  const sections = outline.parts.filter((part) => part.standard !== undefined).length;
  const parts =
    outline.disclaimer === undefined ? outline.parts : [...outline.parts, outline.disclaimer];
  const opens = (part: Part) =>
    sections < FULL || part.heading === undefined || part.standard === 'genericName';
  return [
    ...madeUp(parts),
    ...parts.flatMap((part) => [
      ...problemsOfHeading(part),
      ...part.markdown
        .split('\n')
        .flatMap((text, index) =>
          problemsOfLine(
            text,
            part.line + index,
            opens(part) ? [...RULES, ...OPENING_RULES] : RULES,
          ),
        ),
    ]),
  ];
}

/** One "hypothetical" may stand in an honest page; a page about a made-up medicine insists. */
function madeUp(parts: readonly Part[]): Problem[] {
  const found = parts.filter((part) => part.markdown.search(HYPOTHETICAL) !== -1);
  const count = found.flatMap((part) => part.markdown.match(HYPOTHETICAL) ?? []).length;
  const [first] = found;
  if (first === undefined || count < INSISTS) return [];
  const index = first.markdown.split('\n').findIndex((text) => text.search(HYPOTHETICAL) !== -1);
  const text = first.markdown.split('\n')[index] ?? '';
  return [problem(UNREAL, first.line + index, 'The text calls its subject hypothetical', text)];
}

function problemsOfHeading(part: Part): Problem[] {
  if (part.heading === undefined || !NOT_APPLICABLE.test(part.heading)) return [];
  return [problem(DECLINES, part.line, 'A section says that it does not apply', part.heading)];
}

function problemsOfLine(text: string, line: number, rules: readonly Rule[]): Problem[] {
  const problems: Problem[] = [];
  const placeholder = PLACEHOLDER.exec(text);
  if (placeholder !== null) {
    problems.push({
      kind: 'placeholder',
      line,
      reason: `The text holds a placeholder: "${placeholder[0]}".`,
      fix: 'Fill in what is meant.',
    });
  }
  for (const sentence of sentencesOf(text)) {
    // Readers ask as "I"; their questions may be anything.
    const asks = /\?\W*$/.test(sentence);
    const broken = rules.find(
      (rule) => (!asks || rule.kind === UNREAL) && rule.pattern.test(sentence),
    );
    if (broken !== undefined) problems.push(problem(broken.kind, line, broken.reason, sentence));
  }
  return problems;
}

function problem(kind: ProblemKind, line: number, reason: string, sentence: string): Problem {
  const words = sentence.replace(/[*_#]/g, '').trim();
  return {
    kind,
    line,
    reason: `${reason}: "${words.length > 160 ? `${words.slice(0, 160)}…` : words}"`,
    fix: 'Have a person write or approve this page, then import it again.',
  };
}

function sentencesOf(text: string): string[] {
  return text.split(/(?<=[.!?]["”’*)]*)\s+/);
}
