import features from '@eventstore/db-client/generated/serverfeatures_pb.js';
import type { SupportedMethods } from '@eventstore/db-client/generated/serverfeatures_pb.js';

const version = '23.10.6';

const persistentSubscriptions = 'create delete getinfo list read replayparked restartsubsystem update'.split(' ');

/** What a real server says that it can do, also where nobody here asks for it: a client decides by this list. */
const methods: readonly [service: string, methods: readonly string[], features?: readonly string[]][] = [
  ['gossip.gossip', ['read']],
  ['monitoring.monitoring', ['stats']],
  [
    'operations.operations',
    'mergeindexes resignnode restartpersistentsubscriptions setnodepriority shutdown startscavenge stopscavenge'.split(
      ' ',
    ),
  ],
  ['persistent_subscriptions.persistentsubscriptions', persistentSubscriptions, ['stream', 'all']],
  ['redaction.redaction', ['geteventpositions', 'switchchunks']],
  ['server_features.serverfeatures', ['getsupportedmethods']],
  ['streams.streams', ['append', 'delete', 'tombstone']],
  ['streams.streams', ['batchappend'], ['deadline_duration']],
  ['streams.streams', ['read'], ['position', 'events']],
  ['users.users', 'changepassword create delete details disable enable resetpassword update'.split(' ')],
];

export function supportedMethods(): SupportedMethods {
  const list = methods.flatMap(([service, names, featureList = []]) =>
    names.map((name) =>
      new features.SupportedMethod()
        .setServiceName(`event_store.client.${service}`)
        .setMethodName(name)
        .setFeaturesList([...featureList]),
    ),
  );
  return new features.SupportedMethods().setEventStoreServerVersion(version).setMethodsList(list);
}
