import type { RunInstancesRequest } from '@aws-sdk/client-ec2';
import type { Context } from '../engine/context.ts';
import { findTemplate, versionOf } from './model/launch-template.ts';

/** A request for instances, with the launch template it names worked in. */
export interface TemplatedRequest<Request> {
  readonly request: Request;
  /** The tags by which AWS marks an instance that comes from a template. */
  readonly marks: Record<string, string>;
}

/**
 * Completes a request with what its launch template says: the request's own parameters win, tags are
 * put together. https://docs.aws.amazon.com/AWSEC2/latest/UserGuide/launch-instances-from-launch-template.html
 */
export function withTemplate<Request extends Partial<RunInstancesRequest>>(
  ctx: Context,
  request: Request,
): TemplatedRequest<Request> {
  const { LaunchTemplate, TagSpecifications = [] } = request;
  if (!LaunchTemplate) return { request, marks: {} };
  const row = findTemplate(ctx, LaunchTemplate);
  const version = versionOf(row, LaunchTemplate.Version);
  const given = Object.entries(request).filter(
    ([, value]) => value !== undefined && !(Array.isArray(value) && value.length === 0),
  );
  return {
    request: {
      ...version.data,
      // The one member that templates spell in their own way.
      RamdiskId: version.data.RamDiskId,
      ...Object.fromEntries(given),
      TagSpecifications: [...(version.data.TagSpecifications ?? []), ...TagSpecifications],
    } as Request,
    marks: {
      'aws:ec2launchtemplate:id': row.id,
      'aws:ec2launchtemplate:version': String(version.number),
    },
  };
}
