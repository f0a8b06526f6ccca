/** Where version 1 of the API stands. */
const API_PATH = '/api/v1';

/** The path of the list of monographs. */
export const MONOGRAPHS_PATH = `${API_PATH}/monographs`;

/** The path of the list of drug classes and conditions. */
export const TERMS_PATH = `${API_PATH}/terms`;

/** The path of the description of the API for programs. */
export const OPEN_API_PATH = `${API_PATH}/openapi.json`;

/** The path of one monograph as JSON. */
export function monographApiPath(slug: string): string {
  return `${MONOGRAPHS_PATH}/${slug}`;
}

/** The path of one monograph as an HL7 FHIR document. */
export function fhirApiPath(slug: string): string {
  return `${monographApiPath(slug)}/fhir`;
}
