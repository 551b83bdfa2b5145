import { clientFromEnvironment, StoryStopped } from './service-client.ts';
import { tellStory } from './story.ts';

try {
  await tellStory(clientFromEnvironment());
} catch (error) {
  if (!(error instanceof StoryStopped)) throw error;
  console.error(`\n${error.message}`);
  process.exitCode = 1;
}
