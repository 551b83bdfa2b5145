/** What a key may do. `admin` is all of it in its own tenant, and the keys of every tenant. */
export const scopes = [
  'invoices:read',
  'invoices:write',
  'payments:write',
  'settings:write',
  'audit:read',
  'admin',
] as const;

export type Scope = (typeof scopes)[number];

export const isScope = (text: string): text is Scope => (scopes as readonly string[]).includes(text);

/** Whether someone with these scopes may do what needs this one. */
export const allows = (held: readonly Scope[], needed: Scope): boolean =>
  held.includes(needed) || held.includes('admin');
