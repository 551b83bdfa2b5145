import type { RecordedEvent } from '../port/events.ts';

/** A stream as it stood in a log when its two types were at schema version 1: texts, ids and chains of that day. */
export const oldEvents: readonly RecordedEvent[] = [
  {
    id: 'f632588a-32cd-55ec-a9a0-8b319aab6fce',
    type: 'OrderPlaced',
    data: '{"price":12.5,"name":"Ada Lovelace"}',
    metadata:
      '{"schemaVersion":1,"tenantId":"acme","chain":"8c7c1cc82c6090551fd98d6a7a05a038f0be72cefb1120d39368ddc99368c8f5"}',
    stream: 'order-1',
    revision: 0,
    position: '17',
  },
  {
    id: '652e08e6-c917-5692-9d07-7b41490b61b8',
    type: 'OrderShipped',
    data: '{"carrier":"post"}',
    metadata:
      '{"schemaVersion":1,"tenantId":"acme","chain":"970b345d230e47326729172545322b564e93f19e776a161aab52ee94ae640773"}',
    stream: 'order-1',
    revision: 1,
    position: '18',
  },
];
