/**
 * Random inputs of every operation of every installed service: valid ones are let pass, those with
 * one thing wrong are refused. It notices when a new minor of the SDK changes its schemas.
 */
import { readdirSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { test } from 'uvu';
import * as assert from 'uvu/assert';
import type { SdkCommand } from '../../../../helpers/call/oversee.ts';
import { checkInput } from '../../../../helpers/service/input/check-input.ts';
import { InvalidInput } from '../../../../helpers/service/input/invalid-input.ts';
import { loadModel, type OperationModel } from '../../../../sandbox/protocol/model.ts';
import { dice, randomValue } from '../../../sandbox/random-value.ts';
import { type Input, mutations } from './mutations.ts';

const require = createRequire(import.meta.url);
const packages = readdirSync(join(dirname(require.resolve('@aws-sdk/client-ec2')), '..', '..'))
  .filter((name) => name.startsWith('client-'))
  .map((name) => `@aws-sdk/${name}`);

for (const name of packages) {
  const sdk = require(name) as Record<string, new (input: Input) => SdkCommand>;
  const model = loadModel(name);
  const faultsOf = (operation: string, input: Input) => {
    const Command = sdk[`${operation}Command`];
    if (!Command) throw new Error(`no command ${operation}`);
    try {
      checkInput(new Command(input));
      return [];
    } catch (error) {
      if (error instanceof InvalidInput) return error.faults;
      throw error;
    }
  };

  test(`${name}: valid inputs pass`, () => {
    const refused: string[] = [];
    for (const operationName of model.operationNames) {
      const { input } = model.operation(operationName) as OperationModel;
      for (const seed of [1, 2, 3]) {
        const value = (randomValue(input, dice(seed)) ?? {}) as Input;
        const [fault] = faultsOf(operationName, value);
        if (fault) refused.push(`${operationName} ${fault.path}: ${fault.message}`);
      }
    }
    assert.equal(refused, []);
  });

  test(`${name}: inputs with one thing wrong are refused`, () => {
    const passed: string[] = [];
    for (const operationName of model.operationNames) {
      const { input } = model.operation(operationName) as OperationModel;
      const roll = dice(7);
      const value = (randomValue(input, roll) ?? {}) as Input;
      for (const { what, mutated, path } of mutations(input, value, roll)) {
        const faults = faultsOf(operationName, mutated);
        if (!faults.some((fault) => fault.path === path)) passed.push(`${operationName}: ${what}`);
      }
    }
    assert.equal(passed, []);
  });
}

test.run();
