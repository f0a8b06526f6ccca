/**
 * Every question the site asks the Content Lake. Sanity TypeGen reads this file: a tagged template
 * of the name `groq` is what it looks for. `answers.ts` says what each must answer.
 */
const groq = String.raw;

/** What a monograph refers to, as far as its page shows it. */
const LINKED = groq`{
  "drugClasses": drugClasses[]->{_id, title, "slug": slug.current},
  "conditions": conditions[]->{_id, title, "slug": slug.current},
  "ingredients": ingredients[]->{_id, title, "slug": slug.current},
  "interacting": interactions[].monograph->{_id, title, "slug": slug.current},
  "interactingClasses": interactions[].drugClass->{_id, title, "slug": slug.current},
  "reviewer": review.reviewer->{_id, name, credentials, role, url}
}`;

/**
 * The page of one address: who holds it now, who held it before, and where the documents are now
 * that we remember there.
 */
export const MONOGRAPH_QUERY = groq`{
  "holders": *[_type == "monograph" && slug.current == $slug] | order(_createdAt asc, _id asc)[0...5]{
    "document": @,
    "linked": ${LINKED}
  },
  "moved": *[_type == "monograph" && $slug in previousSlugs] | order(_updatedAt desc)[0]{_id, "slug": slug.current},
  "remembered": *[_type == "monograph" && _id == $remembered][0]{_id, "slug": slug.current}
}`;

/** Every published monograph and term by revision, and everyone who may have reviewed. */
export const INDEX_QUERY = groq`{
  "monographs": *[_type == "monograph"] | order(_createdAt asc, _id asc){_id, _rev, "slug": slug.current},
  "terms": *[_type in ["drugClass", "condition"]] | order(_createdAt asc, _id asc){_id, _rev, _type, "slug": slug.current},
  "people": *[_type == "person"]{_id, name, credentials, role, url}
}`;

export const DOCUMENTS_QUERY = groq`*[_type in ["monograph", "drugClass", "condition"] && _id in $ids]`;

/** The addresses of every monograph whose page shows something of a document. */
export const TOUCHED_QUERY = groq`*[_type == "monograph" && references($id)] | order(_id asc){_id, "slug": slug.current}`;

/** With the drafts perspective: what an editor has under a slug or id. */
export const PREVIEW_QUERY = groq`*[_type == "monograph" && (slug.current == $key || _id == $key)] | order(_createdAt asc, _id asc)[0]{
  "document": @,
  "linked": ${LINKED},
  "original": _originalId
}`;

/** Which document is published under a slug, for previews whose draft has another slug by now. */
export const HOLDER_QUERY = groq`*[_type == "monograph" && slug.current == $slug] | order(_createdAt asc, _id asc)[0]._id`;

/** Whether a document is published at all. */
export const PUBLISHED_QUERY = groq`count(*[_type == "monograph" && _id == $id]) > 0`;

export const SETTINGS_QUERY = groq`*[_type == "siteSettings" && _id == "siteSettings"][0]`;

export const REDIRECTS_QUERY = groq`*[_type == "redirect"] | order(_id asc)`;
