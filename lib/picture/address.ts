import { drugPath, SITE_HEADING, SITE_NAME } from '#lib/seo/site.ts';
import { PICTURE_SIZE, PICTURE_TYPE } from './setting.ts';

/** A picture as the head of a page names it. https://ogp.me/#structured */
type NamedPicture = { url: string; width: number; height: number; alt: string; type: string };

/** The address of the picture of a medicine's page. */
export function picturePath(slug: string): string {
  return `${drugPath(slug)}/picture.png`;
}

/** The picture of the site. */
export function sitePicture(): NamedPicture {
  return named('/picture.png', `${SITE_NAME}: ${SITE_HEADING}`);
}

/** The picture of a medicine's page. */
export function drugPicture({ slug, title }: { slug: string; title: string }): NamedPicture {
  return named(picturePath(slug), `${title}, on ${SITE_NAME}`);
}

function named(url: string, alt: string): NamedPicture {
  return { url, ...PICTURE_SIZE, alt, type: PICTURE_TYPE };
}
