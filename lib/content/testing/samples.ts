/** Content for tests, as an editor would store it; the words are invented. */

/** One paragraph of Portable Text. */
export function paragraph(text: string) {
  return [
    {
      _type: 'block',
      _key: 'b1',
      style: 'normal',
      markDefs: [],
      children: [{ _type: 'span', _key: 's1', text, marks: [] }],
    },
  ];
}

/** A small valid monograph. */
export function sampleMonograph(slug: string, fields: Record<string, unknown> = {}) {
  return {
    _id: `monograph-${slug}`,
    _type: 'monograph',
    title: slug.charAt(0).toUpperCase() + slug.slice(1),
    slug: { _type: 'slug', current: slug },
    usage: paragraph(`${slug} is for testing.`),
    ...fields,
  };
}

export function sampleTerm(type: 'drugClass' | 'condition', slug: string) {
  return {
    _id: `${type}-${slug}`,
    _type: type,
    title: slug.charAt(0).toUpperCase() + slug.slice(1),
    slug: { _type: 'slug', current: slug },
  };
}

/** A strong reference as a list member. */
export function memberReference(id: string) {
  return { _type: 'reference', _key: `k-${id}`, _ref: id };
}
