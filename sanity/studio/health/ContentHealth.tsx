import { Box, Card, Container, Heading, Stack, Text } from '@sanity/ui';
import { useEffect, useState } from 'react';
import { FaultyDocument } from './FaultyDocument.tsx';
import { askForReport, type Report } from './report.ts';

const ASK_EVERY_MS = 5_000;

type Answer = { report?: Report; trouble?: string };

/** A tool: every published document that readers cannot be shown as it stands, until it is mended. */
export default function ContentHealth() {
  const { report, trouble } = useReport();
  return (
    <Box overflow="auto" height="fill">
      <Container width={1} padding={5}>
        <Stack gap={5}>
          <Heading as="h1" size={3}>
            Content health
          </Heading>
          {trouble !== undefined && (
            <Card padding={3} tone="caution" border role="alert">
              <Text>{trouble} It is asked again by itself.</Text>
            </Card>
          )}
          {report === undefined ? (
            trouble === undefined && <Text muted>Checking everything that is published…</Text>
          ) : (
            <Findings report={report} />
          )}
        </Stack>
      </Container>
    </Box>
  );
}

function Findings({ report }: { report: Report }) {
  const faulty = [...Map.groupBy(report.faults, ({ document }) => document).values()];
  const time = new Date(report.checkedAt).toLocaleTimeString();
  const published = `${report.documents} published ${report.documents === 1 ? 'document' : 'documents'}`;
  return (
    <Stack gap={5}>
      <Stack gap={3}>
        <Text weight="semibold">
          {faulty.length === 0
            ? 'Readers can be shown everything that is published.'
            : `${faulty.length} of ${published} cannot be shown to readers.`}
        </Text>
        <Text muted size={1}>
          {faulty.length === 0
            ? `${published} checked at ${time}.`
            : `Readers keep the last good page, if there ever was one. Mend what is named and publish. Checked at ${time}.`}
        </Text>
      </Stack>
      {faulty.map((faults) => (
        <FaultyDocument key={faults[0]?.document} faults={faults} />
      ))}
    </Stack>
  );
}

function useReport(): Answer {
  const [answer, setAnswer] = useState<Answer>({});
  useEffect(() => {
    const leaving = new AbortController();
    const ask = async () => {
      try {
        setAnswer({ report: await askForReport(leaving.signal) });
      } catch (error) {
        if (leaving.signal.aborted) return;
        const trouble = error instanceof Error ? error.message : String(error);
        setAnswer(({ report }) => ({ report, trouble }));
      }
    };
    void ask();
    const timer = setInterval(() => void ask(), ASK_EVERY_MS);
    return () => {
      clearInterval(timer);
      leaving.abort();
    };
  }, []);
  return answer;
}
