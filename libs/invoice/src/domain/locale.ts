const wellFormed = new Set<string>();
/** Far more than are in use; a caller that makes up others only makes this begin anew. */
const MOST_REMEMBERED = 1_000;

/** Whether the text is a well-formed BCP 47 language tag, such as `en-US`. */
export function isLocale(text: string): boolean {
  if (wellFormed.has(text)) return true;
  try {
    Intl.getCanonicalLocales(text);
  } catch {
    return false;
  }
  if (wellFormed.size >= MOST_REMEMBERED) wellFormed.clear();
  wellFormed.add(text);
  return true;
}
