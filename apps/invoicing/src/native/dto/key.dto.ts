import { type Scope, scopes } from '#invoice/domain';
import { tenantNamePattern } from '#platform';
import { List } from './members/structure.ts';
import { Moment, Pattern, Text } from './members/text.ts';

const scopeRule = {
  code: 'scope',
  holds: (item: unknown) => (scopes as readonly unknown[]).includes(item),
  wording: `one of ${scopes.join(', ')}`,
};

export class KeyDto {
  @Pattern(
    tenantNamePattern,
    'tenant',
    'must be 1 to 40 of a-z, 0-9 and -, beginning and ending with a letter or digit',
    {
      description: "Default: the caller's own. Another one needs the scope `admin`, and then exists",
    },
  )
  readonly tenant?: string | null;

  @Text({ max: 254, filled: true, required: true, description: 'What the key is for', example: 'Web shop' })
  readonly name!: string;

  @List({ type: 'string', enum: scopes }, scopes.length, scopeRule, {
    required: true,
    description: 'None that the caller lacks',
    example: ['invoices:read', 'invoices:write'],
  })
  readonly scopes!: readonly Scope[];

  @Moment({ description: 'When the key ends; null: never', example: null })
  readonly expiresAt?: string | null;
}
