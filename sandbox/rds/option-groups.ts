import type { OptionConfiguration } from '@aws-sdk/client-rds';
import type { Context } from '../engine/context.ts';
import { fault } from '../engine/fault.ts';
import { identifier, ill, invalid } from './invalid.ts';
import { arnOf } from './model/arn.ts';
import { dbInstances } from './model/db-instance.ts';
import { engineNamed, majorOf } from './model/engine.ts';
import {
  defaultGroups,
  findOptionGroup,
  type OptionGroupRow,
  optionGroups,
  optionsFor,
  viewOptionGroup,
} from './model/option-group.ts';
import { addTags, dropTags } from './model/tags.ts';
import { page } from './paging.ts';
import { topic } from './topic.ts';

/** https://docs.aws.amazon.com/AmazonRDS/latest/UserGuide/USER_WorkingWithOptionGroups.html */
export const optionGroupsTopic = topic({
  CreateOptionGroup(input, ctx) {
    const id = identifier('OptionGroupName', input.OptionGroupName, 255);
    const { name: engine, versions } = engineNamed(input.EngineName);
    const major = input.MajorEngineVersion;
    if (!versions.some((version) => majorOf(engine, version) === major)) {
      throw ill(`Cannot find major version ${major} for ${engine}`);
    }
    if (optionGroups.get(ctx, id)) {
      throw fault('OptionGroupAlreadyExistsFault', `An option group named ${id} already exists.`);
    }
    addTags(ctx, arnOf(ctx, 'og', id), input.Tags);
    const description = input.OptionGroupDescription;
    const row = optionGroups.put(ctx, { id, engine, major, description, options: [] });
    return { OptionGroup: viewOptionGroup(ctx, row) };
  },

  DescribeOptionGroups(input, ctx) {
    const { OptionGroupName: wanted, EngineName, MajorEngineVersion } = input;
    if (wanted && (EngineName || MajorEngineVersion)) {
      throw ill('OptionGroupName cannot be used with EngineName or MajorEngineVersion.');
    }
    const rows = wanted
      ? [findOptionGroup(ctx, wanted)]
      : [...defaultGroups(), ...optionGroups.all(ctx)];
    const found = rows.filter(
      ({ engine, major }) =>
        (!EngineName || engine === EngineName) &&
        (!MajorEngineVersion || major === MajorEngineVersion),
    );
    const { items, Marker } = page(ctx, found, input);
    return { OptionGroupsList: items.map((row) => viewOptionGroup(ctx, row)), Marker };
  },

  DescribeOptionGroupOptions(input, ctx) {
    const { name: engine, versions } = engineNamed(input.EngineName);
    const majors = [...new Set(versions.map((version) => majorOf(engine, version)))];
    const rows = majors
      .filter((major) => !input.MajorEngineVersion || major === input.MajorEngineVersion)
      .flatMap((major) =>
        optionsFor(engine).map((model) => ({ id: `${major}/${model.name}`, major, model })),
      );
    const { items, Marker } = page(ctx, rows, input);
    return {
      OptionGroupOptions: items.map(({ major, model }) => ({
        Name: model.name,
        Description: model.description,
        EngineName: engine,
        MajorEngineVersion: major,
        PortRequired: model.port !== undefined,
        DefaultPort: model.port,
        Persistent: false,
        Permanent: false,
        OptionGroupOptionSettings: [],
      })),
      Marker,
    };
  },

  ModifyOptionGroup({ OptionGroupName, OptionsToInclude = [], OptionsToRemove = [] }, ctx) {
    const row = findOwn(ctx, OptionGroupName);
    for (const { OptionName } of OptionsToInclude) checkOption(row, OptionName);
    const lost = OptionsToRemove.find((name) => !has(row.options, name));
    if (lost) throw invalid(`The option ${lost} is not in the option group ${row.id}.`);
    const names = new Set([
      ...OptionsToRemove,
      ...OptionsToInclude.map(({ OptionName = '' }) => OptionName),
    ]);
    const kept = row.options.filter(({ OptionName = '' }) => !names.has(OptionName));
    const options = [...kept, ...OptionsToInclude];
    return { OptionGroup: viewOptionGroup(ctx, optionGroups.change(ctx, row.id, { options })) };
  },

  DeleteOptionGroup({ OptionGroupName }, ctx) {
    const { id } = findOwn(ctx, OptionGroupName);
    if (dbInstances.all(ctx).some(({ optionGroup }) => optionGroup === id)) {
      throw fault(
        'InvalidOptionGroupStateFault',
        `The option group ${id} cannot be deleted because it is in use.`,
      );
    }
    optionGroups.remove(ctx, id);
    dropTags(ctx, arnOf(ctx, 'og', id));
    return {};
  },
});

function findOwn(ctx: Context, name: string): OptionGroupRow {
  const row = findOptionGroup(ctx, name);
  if (!row.id.startsWith('default:')) return row;
  throw fault('InvalidOptionGroupStateFault', `The default option group ${row.id} stays as it is.`);
}

function checkOption({ engine, major }: OptionGroupRow, name: string | undefined): void {
  if (name && optionsFor(engine).some((model) => model.name === name)) return;
  throw invalid(`Option ${name} is not available for ${engine} ${major}.`);
}

function has(options: readonly OptionConfiguration[], name: string): boolean {
  return options.some(({ OptionName }) => OptionName === name);
}
