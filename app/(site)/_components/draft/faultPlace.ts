import type { Fault } from '#lib/content/shape/check.ts';
import { SECTION, type SectionName } from '#lib/content/shape/vocabulary.ts';

function isSection(name: string): name is SectionName {
  return name in SECTION;
}

/** Where in the document a fault is, as an editor would say it: `Precautions › text`. */
export function faultPlace(fault: Fault): string {
  const steps = fault.path.flatMap((step) => {
    if (typeof step === 'string') return [isSection(step) ? SECTION[step] : inWords(step)];
    return typeof step === 'number' ? [`${step + 1}`] : [];
  });
  return steps.length === 0 ? 'Whole document' : steps.join(' › ');
}

/** `brandNames` → `Brand names` */
function inWords(field: string): string {
  const spaced = field.replace(/[A-Z]/g, (letter) => ` ${letter.toLowerCase()}`);
  return spaced.charAt(0).toUpperCase() + spaced.slice(1);
}
