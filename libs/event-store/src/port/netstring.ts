/**
 * One part of a longer text, so that no two lists of parts ever read the same: its length in UTF-8 bytes, a colon, the
 * part, a comma (https://cr.yp.to/proto/netstrings.txt).
 */
export const netstring = (part: string): string => `${String(Buffer.byteLength(part))}:${part},`;
