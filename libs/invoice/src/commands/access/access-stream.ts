import { type Access, type AccessEvent, evolveAccess, noAccess } from '../../domain/index.ts';
import type { Aggregate } from '../execution/session.ts';

export const accessAggregate: Aggregate<Access, AccessEvent> = { initial: noAccess, evolve: evolveAccess };

export const accessStream = (tenantId: string): string => `access-${tenantId}`;
