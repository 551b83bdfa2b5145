/** What a glance at JSON bytes tells, before anything is parsed. */
export interface JsonScan {
  /** How deep arrays and objects stand in one another. */
  readonly depth: number;
  /** A number may not survive becoming a double, or a string may hold what is refused: worth the exact look. */
  readonly suspicious: boolean;
}

const quote = 0x22;
const backslash = 0x5c;
const letterU = 0x75;
const zero = 0x30;
const nine = 0x39;
const braceOpen = 0x7b;
const braceClose = 0x7d;
const bracketOpen = 0x5b;
const bracketClose = 0x5d;
const letterE = 0x65;

/** Every decimal of 15 significant digits survives the way through a double (IEEE 754, `DBL_DIG`). */
export const safeDigits = 15;

/** One pass over the bytes, without a judgement on their syntax: on malformed input the answer is harmless. */
export function scanJson(bytes: Uint8Array): JsonScan {
  let depth = 0;
  let deepest = 0;
  let digits = 0;
  let inString = false;
  let suspicious = false;
  for (let at = 0; at < bytes.length; at += 1) {
    const byte = bytes[at]!;
    if (inString) {
      if (byte === quote) inString = false;
      else if (byte === backslash) {
        at += 1;
        if (bytes[at] === letterU) suspicious = true;
      }
    } else if (byte >= zero && byte <= nine) {
      digits += 1;
      if (digits > safeDigits) suspicious = true;
    } else if (byte === quote) {
      inString = true;
      digits = 0;
    } else if (byte === braceOpen || byte === bracketOpen) {
      depth += 1;
      if (depth > deepest) deepest = depth;
    } else if (byte === braceClose || byte === bracketClose) {
      depth -= 1;
      digits = 0;
    } else if ((byte | 0x20) === letterE) {
      // Of an exponent, or of `true` and `false`: the fourth letter of a word never follows a digit.
      if (digits > 0) suspicious = true;
    } else if (byte === 0x2c) {
      digits = 0;
    }
  }
  return { depth: deepest, suspicious };
}
