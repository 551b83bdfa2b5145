/** Whether `Accept` lets JSON through (RFC 9110, 12.5.1): the most specific range that fits it decides, and its weight is not 0. */
export function acceptsJson(accept: string | undefined): boolean {
  if (accept === undefined || accept === '*/*' || accept === 'application/json') return true;
  const weights = new Map(accept.toLowerCase().split(',').map(weightedRange));
  const weight = weights.get('application/json') ?? weights.get('application/*') ?? weights.get('*/*') ?? 0;
  return weight > 0;
}

function weightedRange(part: string): readonly [range: string, weight: number] {
  const [range = '', ...parameters] = part.split(';').map((piece) => piece.trim());
  const quality = parameters.find((parameter) => parameter.startsWith('q='));
  return [range, quality === undefined ? 1 : Number(quality.slice(2)) || 0];
}
