import { conversationAbout } from '../access/conversation.ts';
import { requireSignIn } from '../access/permissions.ts';
import { type Endpoint, requireDataset } from '../http/context.ts';

/** POST /comments/:dataset/setup — makes the dataset in which a Studio keeps comments. */
export const comments: Endpoint = (routes, lake) => {
  routes.post('/comments/:dataset/setup', (context) => {
    const { project, name } = requireDataset(context, lake);
    requireSignIn(context.var.identity);
    const datasetName = conversationAbout(name);
    const existing = lake.catalogue.dataset(project, datasetName);
    if (!existing) lake.catalogue.create(project, datasetName, 'private');
    return context.json({ datasetName });
  });
};
