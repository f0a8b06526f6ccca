import { describe, expect, test } from 'vitest';
import { frequencyOf, seriousnessOf } from './seriousness.ts';
import { ingredientsKey, titleKey } from './titles.ts';
import { topicOfQuestion, topicsOfLabel } from './topics.ts';

test.each([
  ['Common side effects include:', 'common'],
  ['More common:', 'common'],
  ['It can tire. Common side effects may be:', 'common'],
  ['Less common but serious side effects include:', 'serious'],
  ['Call your doctor immediately if you notice:', 'serious'],
  ['Seek medical attention for:', 'serious'],
  ['Serious reactions need medical attention. These include:', 'serious'],
  ['Less common side effects:', 'unspecified'],
  ['Uncommon:', 'unspecified'],
  ['Common and serious side effects:', 'unspecified'],
  ['Common side effects, usually not serious:', 'common'],
  ['Side effects may include:', 'unspecified'],
])('%s is %s', (lead, seriousness) => expect(seriousnessOf(lead)).toBe(seriousness));

describe('a frequency band needs its very numbers', () => {
  test.each([
    ['Very common (>10%):', 'veryCommon'],
    ['Common side effects (more than 10 % of people):', 'veryCommon'],
    ['Common (1% to 10%):', 'common'],
    ['Common (1-10% of patients):', 'common'],
    ['Common (between 1 in 100 and 1 in 10 people):', 'common'],
    ['Uncommon (0.1% to 1%):', 'uncommon'],
    ['Rare (1 in 10,000 to 1 in 1,000):', 'rare'],
    ['Very rare (fewer than 1 in 10,000):', 'veryRare'],
  ])('%s', (lead, band) => expect(frequencyOf(lead)).toBe(band));

  test.each([
    ['no number', 'Common:'],
    ['no limit of a band', 'Common (>5%):'],
    ['two bands', 'Seen in 1-10% or 0.1-1%:'],
    ['a name that contradicts it', 'Less common (1-10%):'],
    ['an open lower end', 'Rare (<1%):'],
  ])('%s gives none', (_why, lead) => expect(frequencyOf(lead)).toBeUndefined());
});

test.each([
  ['Pregnancy and Breastfeeding', ['pregnancy', 'breastfeeding']],
  ['Hepatic and Renal Impairment', ['kidney', 'liver']],
  ['Who should not take it', ['contraindications']],
  ['Driving and alcohol', ['alcohol', 'driving']],
  ['Other Precautions', []],
  ['Hepatitis B', []],
])('the label "%s" is about %j', (label, topics) => {
  expect(topicsOfLabel(label).sort()).toEqual([...topics].sort());
});

test.each([
  ['What should I do if I miss a dose?', 'missedDose'],
  ['How should I store it?', 'storage'],
  ['Can I drink alcohol with it?', 'alcohol'],
  ['Is it safe in pregnancy or while breastfeeding?', 'pregnancy'],
  ['Is it addictive?', 'dependence'],
  ['How does it taste?', undefined],
  ['Can I take it with alcohol and other medicines?', undefined],
])('the question "%s" asks about %s', (question, topic) => {
  expect(topicOfQuestion(question)).toBe(topic);
});

test('titles that name the same have the same key', () => {
  expect(titleKey('Co-Testazol')).toBe(titleKey('cotestazol'));
  expect(ingredientsKey('Provamid + Testazol')).toBe(ingredientsKey('testazol and provamid'));
  expect(ingredientsKey('Testazol')).not.toBe(ingredientsKey('Testazol + Provamid'));
});
