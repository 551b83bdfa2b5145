import { HttpException } from '@nestjs/common';
import { AppendOutcomeUnknown, StoreUnavailable } from '#event-store';
import {
  CommandRefused,
  Contention,
  type DecodedMerchantEvent,
  IdempotencyKeyReused,
  RequestInProgress,
  VersionConflict,
} from '#invoice';
import { type DecodedInvoiceEvent, historyOf } from '#invoice/domain';
import { Problem, type ProblemCode } from '#platform';
import { InvalidCursor, ReadModelsUnavailable } from '#read-models';
import { settingsHistoryOf } from '../settings/settings-history.ts';

const soon = { headers: { 'Retry-After': '1' } };

/** What an error is to the caller. Only what is known by name keeps its words; of everything else nothing is told. */
export function problemOf(error: unknown, ifMatch: number | null): Problem {
  if (error instanceof Problem) return error;
  if (error instanceof CommandRefused) {
    const { code, detail, errors } = error.refusal;
    return new Problem(code, detail, { errors });
  }
  if (error instanceof VersionConflict) return versionConflict(error, ifMatch);
  if (error instanceof IdempotencyKeyReused) return new Problem('idempotency-key-reused', error.message);
  if (error instanceof RequestInProgress) return new Problem('request-in-progress', error.message, soon);
  if (error instanceof Contention) return new Problem('contention', error.message, soon);
  if (error instanceof StoreUnavailable)
    return new Problem('store-unavailable', 'the event log takes nothing now; nothing was changed', soon);
  if (error instanceof AppendOutcomeUnknown)
    return new Problem(
      'store-unavailable',
      'the event log did not answer: whether the change stands is not known',
      soon,
    );
  if (error instanceof ReadModelsUnavailable)
    return new Problem('store-unavailable', 'the lists can not be read now', soon);
  if (error instanceof InvalidCursor)
    return new Problem('validation-failed', 'the cursor does not fit', {
      errors: [
        {
          parameter: 'cursor',
          code: 'cursor',
          detail: 'cursor must come from an answer with the same filter and sort',
        },
      ],
    });
  if (error instanceof HttpException) return frameworkProblem(error.getStatus());
  return new Problem('internal-error', 'something went wrong on our side');
}

function versionConflict({ currentVersion, events }: VersionConflict, ifMatch: number | null): Problem {
  const history = toldHistory(events).filter((entry) => entry.version > (ifMatch ?? 0));
  return new Problem('version-conflict', `the current version is ${String(currentVersion)}`, {
    members: { currentVersion, history },
  });
}

/** As the resource's own history tells it. Keys have none for their callers. */
function toldHistory(events: VersionConflict['events']): readonly { readonly version: number }[] {
  const stream = events[0]?.stream ?? '';
  if (stream.startsWith('invoice-')) return historyOf(events as readonly DecodedInvoiceEvent[]);
  if (stream.startsWith('merchant-')) return settingsHistoryOf(events as readonly DecodedMerchantEvent[]);
  return [];
}

/** The framework's own refusals: of a body before it was parsed, and of paths. Their words are not for our callers. */
function frameworkProblem(status: number): Problem {
  const known: Readonly<Record<number, readonly [ProblemCode, string]>> = {
    404: ['route-not-found', 'nothing is here'],
    413: ['payload-too-large', 'the body has more than 1 MiB'],
    414: ['route-not-found', 'nothing is here'],
    415: ['unsupported-media-type', 'a body must be application/json'],
  };
  const [code, detail] = known[status] ?? [
    status < 500 ? 'validation-failed' : 'internal-error',
    status < 500 ? 'the request can not be read' : 'something went wrong on our side',
  ];
  return new Problem(code, detail);
}
