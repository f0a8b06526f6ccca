import { apiError } from '../errors.ts';
import { type Crop, LONGEST_SIDE, type Transformation } from './imageParameters.ts';

export type Size = { width: number; height: number };
export type Region = Size & { left: number; top: number };

/** How an image comes to its size: cut this region, scale it to `size`, set it on a `canvas`. */
export type Layout = { region: Region; size: Size; canvas: Size | undefined };

/**
 * Takes the size of an image and what is asked of it; returns how it gets there.
 * Throws 400 for a rectangle that lies outside the image, and for results without measure.
 */
export function layoutOf(source: Size, transformation: Transformation): Layout {
  const whole = rectangle(source, transformation.rect);
  const asked = askedSize(whole, transformation);
  if (!asked) return { region: whole, size: whole, canvas: undefined };
  const { width, height } = asked;
  const { fit } = transformation;
  const [across, down] = [width / whole.width, height / whole.height];
  if (fit === 'scale') return { region: whole, size: measured(asked), canvas: undefined };
  if (fit === 'crop' || fit === 'min') {
    const shrink = fit === 'min' ? Math.min(1, 1 / across, 1 / down) : 1;
    const size = measured({ width: width * shrink, height: height * shrink });
    const scale = Math.max(across, down);
    if (isByInterest(transformation)) {
      // It is scaled before it is cut, so what is cut away has to have a measure, too.
      measured({ width: (whole.width * scale) / 4, height: (whole.height * scale) / 4 });
      return { region: whole, size, canvas: undefined };
    }
    const region = cut(whole, { width: width / scale, height: height / scale }, transformation);
    return { region, size, canvas: undefined };
  }
  const isEnlarged = fit === 'clip' || fit === 'fill';
  const scale = Math.min(across, down, isEnlarged ? Number.POSITIVE_INFINITY : 1);
  const size = measured({ width: whole.width * scale, height: whole.height * scale });
  const canvas = fit === 'fill' || fit === 'fillmax' ? measured(asked) : undefined;
  return { region: whole, size, canvas };
}

type Bounds = Pick<Transformation, 'min-w' | 'min-h' | 'max-w' | 'max-h'>;

/** The size asked for; a side that is left open follows from the other. */
function askedSize(whole: Size, transformation: Transformation): Size | undefined {
  const { w, h, dpr, fit } = transformation;
  // Sanity heeds them with this fit alone.
  const bounds: Bounds = fit === 'crop' ? transformation : {};
  const { 'min-w': minWidth, 'max-w': maxWidth, 'min-h': minHeight, 'max-h': maxHeight } = bounds;
  if (!(w || h || minWidth || maxWidth || minHeight || maxHeight)) return undefined;
  const aspect = whole.width / whole.height;
  const width = w ?? (h ? h * aspect : whole.width);
  const height = h ?? (w ? w / aspect : whole.height);
  return {
    width: within(width, minWidth, maxWidth) * dpr,
    height: within(height, minHeight, maxHeight) * dpr,
  };
}

function within(length: number, least = 1, most = LONGEST_SIDE): number {
  return Math.max(least, Math.min(length, most));
}

function measured({ width, height }: Size): Size {
  const size = { width: Math.max(1, Math.round(width)), height: Math.max(1, Math.round(height)) };
  if (size.width <= LONGEST_SIDE && size.height <= LONGEST_SIDE) return size;
  throw apiError(
    400,
    `The image would measure ${size.width}x${size.height} pixels; no side may exceed ${LONGEST_SIDE}`,
  );
}

/** Whether the part to keep is for the eye to choose: the image itself has to be looked at. */
export function isByInterest({ crop, fit }: Transformation): boolean {
  return crop.includes('entropy') && (fit === 'crop' || fit === 'min');
}

/** The asked rectangle as far as it lies in the image: builders of URLs round it a pixel too large. */
export function rectangle(source: Size, rect: number[] | undefined): Region {
  if (!rect) return { left: 0, top: 0, ...source };
  const [left = 0, top = 0, width = 0, height = 0] = rect;
  const right = Math.min(left + width, source.width);
  const bottom = Math.min(top + height, source.height);
  if (right > left && bottom > top) return { left, top, width: right - left, height: bottom - top };
  throw apiError(
    400,
    `"rect" ${rect.join(',')} is empty or outside the image of ${source.width}x${source.height} pixels`,
  );
}

/** Cuts a smaller region out of a larger, around the point that is to stay in sight. */
function cut(whole: Region, size: Size, transformation: Transformation): Region {
  const width = Math.min(whole.width, Math.max(1, Math.round(size.width)));
  const height = Math.min(whole.height, Math.max(1, Math.round(size.height)));
  const { x, y } = pointOf(transformation);
  const place = (start: number, length: number, part: number, at: number) =>
    start + Math.round(Math.max(0, Math.min(length * at - part / 2, length - part)));
  return {
    left: place(whole.left, whole.width, width, x),
    top: place(whole.top, whole.height, height, y),
    width,
    height,
  };
}

function pointOf(transformation: Transformation): { x: number; y: number } {
  const { crop } = transformation;
  const along = (start: Crop, end: Crop) =>
    crop.includes(start) ? 0 : crop.includes(end) ? 1 : 0.5;
  if (crop.includes('focalpoint')) return { x: transformation['fp-x'], y: transformation['fp-y'] };
  return { x: along('left', 'right'), y: along('top', 'bottom') };
}
