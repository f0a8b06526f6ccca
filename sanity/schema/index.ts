import { condition } from './documents/condition.ts';
import { drugClass } from './documents/drugClass.ts';
import { monograph } from './documents/monograph.ts';
import { person } from './documents/person.ts';
import { readerReport } from './documents/readerReport.ts';
import { redirect } from './documents/redirect.ts';
import { siteSettings } from './documents/siteSettings.ts';
import { careCard } from './objects/careCard.ts';
import { citation } from './objects/citation.ts';
import { contact } from './objects/contact.ts';
import { extraSection } from './objects/extraSection.ts';
import { faq } from './objects/faq.ts';
import { interaction } from './objects/interaction.ts';
import { precaution } from './objects/precaution.ts';
import { richText } from './objects/richText.tsx';
import { sideEffect } from './objects/sideEffect.ts';
import { sideEffectGroup } from './objects/sideEffectGroup.ts';

const documents = [monograph, drugClass, condition, person, redirect, siteSettings, readerReport];

const objects = [
  richText,
  careCard,
  sideEffectGroup,
  sideEffect,
  precaution,
  interaction,
  faq,
  extraSection,
  citation,
  contact,
];

/** Everything the Studio can edit. */
export const schemaTypes = [...documents, ...objects];
