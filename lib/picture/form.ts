import type { Form } from '#lib/publicApi/ofMonograph.ts';
import { picturePath } from './address.ts';
import { draw } from './draw.tsx';
import { PICTURE_TYPE } from './setting.ts';
import { wordsOf } from './words.ts';

/** A monograph's name as a picture: there when its page is, moved and gone when its page is. */
export const PICTURE_FORM: Form = {
  contentType: PICTURE_TYPE,
  path: picturePath,
  write: ({ monograph }) => draw(wordsOf(monograph)),
};
