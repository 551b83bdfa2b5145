/** Something in the data folder that is not what the service wrote. */
export interface Finding {
  /** Which rule is broken. */
  readonly rule: FindingRule;
  /** Stream and revision, number, or row. */
  readonly where: string;
  /** One sentence for a person. */
  readonly detail: string;
}

export type FindingRule = 'position' | 'revision' | 'chain' | 'event-id' | 'undecodable' | 'number' | 'read-model';

export const finding = (rule: FindingRule, where: string, detail: string): Finding => ({ rule, where, detail });
