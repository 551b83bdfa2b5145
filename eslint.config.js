import js from '@eslint/js';
import prettier from 'eslint-config-prettier';
import { defineConfig, globalIgnores } from 'eslint/config';
import tseslint from 'typescript-eslint';

const domain = 'libs/invoice/src/domain/**/*.ts';
const decorated = ['apps/*/src/**/*.ts', 'libs/invoice/src/commands/**/*.ts'];
const commandLine = ['apps/invoicectl/src/**/*.ts', 'apps/demo/src/**/*.ts', 'test/bench/**/*.ts', 'tools/**'];
const specs = ['**/*.{spec,contract,fixture}.ts', '**/{testing,contract}/**/*.ts', 'test/**/*.ts'];

// ESLint replaces a rule's options where two blocks set it, so every block names the whole list that holds for its files.
const noDecorators = {
  selector: 'Decorator',
  message: 'Worker threads load this library by type stripping, which knows no decorators: apps and commands only.',
};
const noSkippedTests = {
  selector:
    'MemberExpression[object.name=/^(test|it|describe)$/][property.name=/^(only|skip|todo|failing)$/], CallExpression[callee.name=/^(xit|xtest|xdescribe|fit|fdescribe)$/]',
  message: 'A test that does not run proves nothing, and one that runs alone hides the others.',
};
const noClock = [
  {
    selector: "NewExpression[callee.name='Date'][arguments.length=0], CallExpression[callee.name='Date']",
    message: 'A decision reads no clock: the instant comes with the command.',
  },
];
const noClockCalls = [
  { object: 'Date', property: 'now', message: 'A decision reads no clock: the instant comes with the command.' },
  { object: 'Math', property: 'random', message: 'A decision draws no lots: ids come with the command.' },
  { object: 'Intl', property: 'NumberFormat', message: 'Money never passes through a float.' },
];
const noEnvironment = {
  object: 'process',
  property: 'env',
  message: 'The environment is read once, in libs/platform/src/config, where every mistake is named at once.',
};
const outsideTheDomain = ['process', 'Buffer', 'fetch', 'crypto', 'performance', 'setTimeout', 'setInterval'].map(
  (name) => ({ name, message: 'The domain is pure: it computes from what it is given.' }),
);
const floats = [{ name: 'parseFloat', message: 'Money and quantities are exact decimals, never floats.' }];
const nestBuses = {
  name: '@nestjs/cqrs',
  importNames: ['EventBus', 'EventPublisher', 'AggregateRoot', 'EventsHandler', 'Saga', 'IEventHandler', 'ofType'],
  message: 'They drop, reorder and swallow. What matters is in the log, and is read from the log.',
};

export default defineConfig(
  globalIgnores(['dist/', 'coverage/', 'data/', 'node_modules/']),
  js.configs.recommended,
  {
    files: ['**/*.ts'],
    extends: [tseslint.configs.strictTypeChecked],
    languageOptions: { parserOptions: { projectService: true } },
    rules: {
      '@typescript-eslint/consistent-type-imports': ['error', { fixStyle: 'separate-type-imports' }],
      '@typescript-eslint/consistent-type-exports': 'error',
      '@typescript-eslint/switch-exhaustiveness-check': [
        'error',
        // A `default` that hands a `never` on is welcome: it also holds for data that lies about its type.
        {
          allowDefaultCaseForExhaustiveSwitch: true,
          considerDefaultExhaustiveForUnions: false,
          requireDefaultForNonUnion: true,
        },
      ],
      '@typescript-eslint/no-unused-vars': [
        'error',
        { argsIgnorePattern: '^_', varsIgnorePattern: '^_', ignoreRestSiblings: true },
      ],
      // A number or a truth value in a text is what the reader wants to see, and so is what should never have come; an
      // object or null is not.
      '@typescript-eslint/restrict-template-expressions': [
        'error',
        { allowNumber: true, allowBoolean: true, allowNever: true },
      ],
      // A Nest module is a class with nothing but its decorator.
      '@typescript-eslint/no-extraneous-class': ['error', { allowWithDecorator: true }],
      // `() => stream.end()` and the early way out `return done()` say what they do.
      '@typescript-eslint/no-confusing-void-expression': 'off',
      // Under noUncheckedIndexedAccess `!` is how a checked index or a group that the pattern always has is said; the
      // alternative is a branch that no test can reach.
      '@typescript-eslint/no-non-null-assertion': 'off',
      // `async` without `await` is how a synchronous adapter rejects instead of throwing, as its port promises.
      '@typescript-eslint/require-await': 'off',
      // Nest's options and our DTOs are classes in name only: what they hold is plain data.
      '@typescript-eslint/no-unsafe-class-instance-assignment': 'off',
      // Right where types tell the truth. JSON.stringify(undefined) is no string, isTTY may be missing, and a field may have
      // changed during an await: all that this rule found was code that had to stay.
      '@typescript-eslint/no-unnecessary-condition': 'off',
      eqeqeq: ['error', 'always', { null: 'ignore' }],
      'no-console': 'error',
      'max-depth': ['error', 4],
      // The service refuses control characters, so its patterns name them.
      'no-control-regex': 'off',
      'max-lines': ['error', { max: 250, skipBlankLines: true, skipComments: true }],
      'no-restricted-imports': ['error', { paths: [nestBuses] }],
      'no-restricted-properties': ['error', noEnvironment],
      'no-restricted-syntax': ['error', noDecorators, noSkippedTests],
    },
  },
  { files: decorated, rules: { 'no-restricted-syntax': ['error', noSkippedTests] } },
  {
    files: [domain],
    ignores: specs,
    rules: {
      'no-restricted-globals': ['error', ...outsideTheDomain, ...floats],
      'no-restricted-properties': ['error', noEnvironment, ...noClockCalls],
      'no-restricted-syntax': ['error', noDecorators, noSkippedTests, ...noClock],
    },
  },
  {
    files: ['libs/platform/src/config/**/*.ts', 'apps/*/src/main.ts', ...commandLine],
    rules: { 'no-restricted-properties': 'off' },
  },
  { files: commandLine, rules: { 'no-console': 'off' } },
  {
    files: specs,
    rules: {
      // Bodies of HTTP answers are `any` until the assertion on them.
      '@typescript-eslint/no-unsafe-assignment': 'off',
      '@typescript-eslint/no-unsafe-member-access': 'off',
      '@typescript-eslint/no-unsafe-argument': 'off',
      '@typescript-eslint/no-unsafe-return': 'off',
      '@typescript-eslint/no-unsafe-call': 'off',
      'max-lines': 'off',
      // A program that a test starts answers on its standard output.
      'no-console': 'off',
      'no-restricted-properties': 'off',
    },
  },
  {
    files: ['**/*.{js,cjs,mjs}'],
    rules: { 'no-unused-vars': ['error', { varsIgnorePattern: '^_' }] },
    languageOptions: {
      globals: {
        console: 'readonly',
        fetch: 'readonly',
        process: 'readonly',
        URL: 'readonly',
        module: 'writable',
        require: 'readonly',
        setInterval: 'readonly',
        __dirname: 'readonly',
      },
    },
  },
  prettier,
);
