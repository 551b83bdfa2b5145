import type { SQLInputValue } from 'node:sqlite';
import {
  CompiledQuery,
  type DatabaseConnection,
  type Dialect,
  type Driver,
  type QueryResult,
  SqliteAdapter,
  SqliteIntrospector,
  SqliteQueryCompiler,
} from 'kysely';
import type { QueryThread } from './query-thread.ts';

/** Kysely over a query thread: what it compiles here, the thread runs. */
export const queryThreadDialect = (thread: QueryThread): Dialect => ({
  createAdapter: () => new SqliteAdapter(),
  createDriver: () => new QueryThreadDriver(thread),
  createIntrospector: (database) => new SqliteIntrospector(database),
  createQueryCompiler: () => new SqliteQueryCompiler(),
});

/** One connection, lent to one user at a time: a transaction is a snapshot, and must not be shared. */
class QueryThreadDriver implements Driver {
  readonly #thread: QueryThread;
  readonly #connection: DatabaseConnection;
  #lent: Promise<void> = Promise.resolve();
  #giveBack: () => void = () => undefined;

  constructor(thread: QueryThread) {
    this.#thread = thread;
    this.#connection = new QueryThreadConnection(thread);
  }

  init(): Promise<void> {
    return Promise.resolve();
  }

  async acquireConnection(): Promise<DatabaseConnection> {
    const before = this.#lent;
    const { promise, resolve } = Promise.withResolvers<undefined>();
    this.#lent = before.then(() => promise);
    await before;
    this.#giveBack = () => {
      resolve(undefined);
    };
    return this.#connection;
  }

  releaseConnection(): Promise<void> {
    this.#giveBack();
    return Promise.resolve();
  }

  async beginTransaction(connection: DatabaseConnection): Promise<void> {
    await connection.executeQuery(CompiledQuery.raw('begin'));
  }

  async commitTransaction(connection: DatabaseConnection): Promise<void> {
    await connection.executeQuery(CompiledQuery.raw('commit'));
  }

  async rollbackTransaction(connection: DatabaseConnection): Promise<void> {
    await connection.executeQuery(CompiledQuery.raw('rollback'));
  }

  destroy(): Promise<void> {
    return this.#thread.close();
  }
}

class QueryThreadConnection implements DatabaseConnection {
  readonly #thread: QueryThread;

  constructor(thread: QueryThread) {
    this.#thread = thread;
  }

  async executeQuery<Row>({ sql, parameters }: CompiledQuery): Promise<QueryResult<Row>> {
    return { rows: (await this.#thread.query(sql, parameters as SQLInputValue[])) as Row[] };
  }

  // eslint-disable-next-line require-yield -- Kysely asks for it, and no query here streams
  async *streamQuery<Row>(): AsyncIterableIterator<QueryResult<Row>> {
    await Promise.reject(new Error('answers are pages: nothing is streamed'));
  }
}
