import { z } from 'zod';
import { SITE_NAME } from '#lib/seo/site.ts';
import { listParameters, termParameters } from './parameters.ts';
import { MONOGRAPHS_PATH, TERMS_PATH } from './paths.ts';
import { components } from './shapes.ts';

type Json = Record<string, unknown>;

const SLUG = {
  name: 'slug',
  in: 'path',
  required: true,
  description: 'The last part of the address of the page: `warfarin` of `/drugs/warfarin`.',
  schema: { type: 'string' },
};

/**
 * The description of the API for programs, made from the shapes it answers with.
 * https://spec.openapis.org/oas/v3.1.1.html
 */
export function openApiDocument(siteUrl: string): Json {
  return {
    openapi: '3.1.1',
    info: {
      title: SITE_NAME,
      version: '1.0.0',
      summary: 'The published monographs of this site, to read.',
      description:
        'Information about medicines, for reading; it does not replace the advice of a doctor or pharmacist. Every answer shows what is published now. Keep the ETag of an answer and send it as If-None-Match: 304 says that it still holds. Version 1 may gain fields; none will change its meaning or go.',
    },
    servers: [{ url: siteUrl }],
    paths: {
      [MONOGRAPHS_PATH]: {
        get: operation('listMonographs', 'The monographs, by title', {
          parameters: queryParameters(listParameters),
          answer: json('MonographList'),
          problems: ['400', '503'],
        }),
      },
      [`${MONOGRAPHS_PATH}/{slug}`]: {
        get: ofMonograph('getMonograph', 'One monograph, whole', json('Monograph')),
      },
      [`${MONOGRAPHS_PATH}/{slug}/markdown`]: {
        get: ofMonograph('getMonographAsMarkdown', 'The page of a monograph as Markdown', {
          'text/markdown': { schema: { type: 'string' } },
        }),
      },
      [`${MONOGRAPHS_PATH}/{slug}/fhir`]: {
        get: ofMonograph('getMonographAsFhir', 'A monograph as an HL7 FHIR R4 document', {
          'application/fhir+json': { schema: { type: 'object' } },
        }),
      },
      [TERMS_PATH]: {
        get: operation('listTerms', 'The drug classes and conditions', {
          parameters: queryParameters(termParameters),
          answer: json('TermList'),
          problems: ['400', '503'],
        }),
      },
    },
    components: { schemas: schemas() },
  };
}

function ofMonograph(id: string, summary: string, answer: Json): Json {
  const described = operation(id, summary, {
    parameters: [SLUG],
    answer,
    problems: ['404', '503'],
  });
  const moved = { description: 'The monograph has another slug now: follow Location.' };
  return { ...described, responses: { ...described.responses, '308': moved } };
}

function operation(
  operationId: string,
  summary: string,
  { parameters, answer, problems }: { parameters: Json[]; answer: Json; problems: string[] },
) {
  const problem = { 'application/problem+json': { schema: reference('Problem') } };
  return {
    operationId,
    summary,
    parameters,
    responses: {
      '200': { description: 'What is published now.', content: answer },
      '304': { description: 'What you have still holds.' },
      ...Object.fromEntries(
        problems.map((status) => [status, { description: PROBLEM[status], content: problem }]),
      ),
    },
  };
}

const PROBLEM: Record<string, string> = {
  '400': 'A parameter is unknown, or cannot be used as given.',
  '404': 'There is no such monograph, or it is not fit to show at the moment.',
  '503': 'The content cannot be reached. Ask again after the seconds of Retry-After.',
};

function queryParameters<Shape extends z.ZodRawShape>(parameters: z.ZodObject<Shape>): Json[] {
  const { properties = {} } = z.toJSONSchema(parameters, { io: 'input' });
  return Object.entries(properties).map(([name, property]) => {
    const { description, ...schema } = typeof property === 'boolean' ? {} : property;
    return { name, in: 'query', description, schema };
  });
}

/** Without what forbids further fields: version 1 may gain some. */
function schemas(): Json {
  const made = z.toJSONSchema(components, {
    uri: (id) => `#/components/schemas/${id}`,
    override: ({ jsonSchema }) => {
      delete jsonSchema.additionalProperties;
    },
  });
  return Object.fromEntries(
    Object.entries(made.schemas).map(([name, { $schema, $id, ...schema }]) => [name, schema]),
  );
}

function json(name: string): Json {
  return { 'application/json': { schema: reference(name) } };
}

function reference(name: string): Json {
  return { $ref: `#/components/schemas/${name}` };
}
