/** The rows can't be read now: closed, or the database failed. The log is untouched by it. */
export class ReadModelsUnavailable extends Error {
  override readonly name = 'ReadModelsUnavailable';
}
