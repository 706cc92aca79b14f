import type * as SmithyCbor from '@smithy/core/cbor';
import type * as SmithyProtocols from '@smithy/core/protocols';
import type { SchemaRef } from '@smithy/types';
import { type AwsFault, fault } from '../engine/fault.ts';
import { loadSdk } from './sdk.ts';
import type { Shape } from './shape.ts';

/** Bytes into values and back. The SDK's own codecs, which work in either direction. */
export interface Codec {
  /** Throws a `SerializationException` for bytes that are no value of the shape. */
  read(shape: Shape | SchemaRef, bytes: Uint8Array): Promise<unknown>;
  write(shape: Shape | SchemaRef, value: unknown): Uint8Array;
}

interface SdkCodec {
  createDeserializer(): { read(schema: SchemaRef, bytes: Uint8Array): unknown };
  createSerializer(): { write(schema: SchemaRef, value: unknown): void; flush(): unknown };
}

/** JSON as the RPC wires write it (`names: 'members'`) or REST does, which may rename members. */
export function jsonCodec(names: 'members' | 'jsonName'): Codec {
  return codec(() => {
    const { JsonCodec2 } = loadSdk<typeof SmithyProtocols>('@smithy/core/protocols');
    const timestampFormat = { useTrait: true, default: 7 } as const;
    const jsonName = names === 'jsonName';
    return new JsonCodec2({ timestampFormat, jsonName }) as unknown as SdkCodec;
  });
}

/** CBOR: https://www.rfc-editor.org/rfc/rfc8949 */
export function cborCodec(): Codec {
  return codec(() => {
    const { CborCodec } = loadSdk<typeof SmithyCbor>('@smithy/core/cbor');
    return new CborCodec() as unknown as SdkCodec;
  });
}

/** A fault for bytes that cannot be read. */
export function unreadable(error: unknown): AwsFault {
  const why = error instanceof Error ? error.message : String(error);
  return fault('SerializationException', `The request body cannot be read: ${why}`);
}

function codec(make: () => SdkCodec): Codec {
  let made: SdkCodec | undefined;
  const get = () => {
    made ??= make();
    return made;
  };
  return {
    async read(shape, bytes) {
      if (bytes.byteLength === 0) return {};
      let value: unknown;
      try {
        value = await get().createDeserializer().read(schemaOf(shape), bytes);
      } catch (error) {
        throw unreadable(error);
      }
      const structure = typeof value === 'object' && value !== null && !Array.isArray(value);
      if (!structure && !isDocument(shape)) throw unreadable('it is no structure');
      return value;
    },
    write(shape, value) {
      const serializer = get().createSerializer();
      serializer.write(schemaOf(shape), value);
      const bytes = serializer.flush();
      return bytes instanceof Uint8Array ? bytes : new TextEncoder().encode(String(bytes ?? ''));
    },
  };
}

function isDocument(shape: Shape | SchemaRef): boolean {
  return typeof shape === 'object' && 'kind' in shape && shape.kind === 'document';
}

function schemaOf(shape: Shape | SchemaRef): SchemaRef {
  return typeof shape === 'object' && 'kind' in shape ? shape.schema : (shape as SchemaRef);
}
