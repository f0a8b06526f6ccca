import { DISCLAIMER_LABEL } from '#lib/content/shape/reading.ts';
import type { RichText as RichTextValue } from '#lib/content/shape/richText.ts';
import { RichText } from '../richText/RichText.tsx';

/** The document's own disclaimer, or the publisher's. */
export function Disclaimer({ value }: { value: RichTextValue | undefined }) {
  if (value === undefined) return null;
  return (
    <div className="disclaimer">
      <RichText value={value} before={<strong>{DISCLAIMER_LABEL}</strong>} />
    </div>
  );
}
