import { FHIR_FORM } from '#lib/fhir/document.ts';
import { respondWithMonograph } from '#lib/publicApi/ofMonograph.ts';
import { respondToOptions } from '#lib/publicApi/respond.ts';
import { publicSite } from '#lib/publicApi/site.ts';

export const dynamic = 'force-dynamic';

type Context = { params: Promise<{ slug: string }> };

/** One monograph as an HL7 FHIR document. */
export async function GET(request: Request, { params }: Context): Promise<Response> {
  return respondWithMonograph(publicSite(), request, (await params).slug, FHIR_FORM);
}

export const OPTIONS = respondToOptions;
