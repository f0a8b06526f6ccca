import { Card, Flex, Stack, Text } from '@sanity/ui';
import { pathToString } from 'sanity';
import { IntentLink } from 'sanity/router';
import type { Fault } from './report.ts';

/** More than this many places of one document help nobody at once. */
const MOST_PLACES = 10;

/** One document and what is wrong with it; each place leads to its field. */
export function FaultyDocument({ faults }: { faults: Fault[] }) {
  const [first] = faults;
  if (first === undefined) return null;
  return (
    <Card border padding={4} radius={2}>
      <Stack gap={4}>
        <Text weight="semibold" size={2}>
          <IntentLink intent="edit" params={{ id: first.document, type: first.type }}>
            {first.title}
          </IntentLink>
        </Text>
        {faults.slice(0, MOST_PLACES).map((fault) => (
          <Flex key={`${fault.place} ${fault.fix}`} gap={3}>
            <Text size={1}>
              <IntentLink
                intent="edit"
                params={{ id: fault.document, type: fault.type, path: pathToString(fault.path) }}
              >
                {fault.place || 'The document'}
              </IntentLink>
              : {fault.fix}
            </Text>
          </Flex>
        ))}
        {faults.length > MOST_PLACES && (
          <Text size={1} muted>
            And {faults.length - MOST_PLACES} more.
          </Text>
        )}
      </Stack>
    </Card>
  );
}
