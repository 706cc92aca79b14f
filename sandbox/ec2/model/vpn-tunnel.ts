import type {
  ModifyVpnTunnelOptionsSpecification,
  TunnelOption,
  VpnTunnelOptionsSpecification,
} from '@aws-sdk/client-ec2';
import type { Context } from '../../engine/context.ts';
import { fault } from '../../engine/fault.ts';
import { parseCidr } from './cidr.ts';
import { anyPublicAddress } from './network-interface.ts';

/** One of the tunnels of a VPN connection. */
export interface VpnTunnel {
  readonly outsideIp: string;
  readonly insideCidr: string;
  readonly key: string;
  /** What was asked for beyond the standard. */
  readonly asked: VpnTunnelOptionsSpecification;
}

/** A tunnel as it is made: what the request leaves open is picked. Throws for impossible options. */
export function newTunnel(ctx: Context, asked: VpnTunnelOptionsSpecification = {}): VpnTunnel {
  check(asked);
  return {
    outsideIp: anyPublicAddress(ctx),
    insideCidr: asked.TunnelInsideCidr ?? anyInside(ctx),
    key: asked.PreSharedKey ?? `k${ctx.ids.hex(31)}`,
    asked,
  };
}

/** The tunnel with other options. Throws for impossible ones. */
export function changeTunnel(
  tunnel: VpnTunnel,
  asked: ModifyVpnTunnelOptionsSpecification,
): VpnTunnel {
  const set = Object.fromEntries(Object.entries(asked).filter(([, value]) => value !== undefined));
  const all = { ...tunnel.asked, ...set };
  check(all);
  return {
    ...tunnel,
    insideCidr: all.TunnelInsideCidr ?? tunnel.insideCidr,
    key: all.PreSharedKey ?? tunnel.key,
    asked: all,
  };
}

/** A tunnel as its connection shows it; lists are only shown when they were asked for. */
export function viewTunnel({ outsideIp, insideCidr, key, asked }: VpnTunnel): TunnelOption {
  return {
    OutsideIpAddress: outsideIp,
    TunnelInsideCidr: insideCidr,
    TunnelInsideIpv6Cidr: asked.TunnelInsideIpv6Cidr,
    PreSharedKey: key,
    Phase1LifetimeSeconds: asked.Phase1LifetimeSeconds,
    Phase2LifetimeSeconds: asked.Phase2LifetimeSeconds,
    RekeyMarginTimeSeconds: asked.RekeyMarginTimeSeconds,
    RekeyFuzzPercentage: asked.RekeyFuzzPercentage,
    ReplayWindowSize: asked.ReplayWindowSize,
    DpdTimeoutSeconds: asked.DPDTimeoutSeconds,
    DpdTimeoutAction: asked.DPDTimeoutAction,
    Phase1EncryptionAlgorithms: asked.Phase1EncryptionAlgorithms,
    Phase2EncryptionAlgorithms: asked.Phase2EncryptionAlgorithms,
    Phase1IntegrityAlgorithms: asked.Phase1IntegrityAlgorithms,
    Phase2IntegrityAlgorithms: asked.Phase2IntegrityAlgorithms,
    Phase1DHGroupNumbers: asked.Phase1DHGroupNumbers,
    Phase2DHGroupNumbers: asked.Phase2DHGroupNumbers,
    IkeVersions: asked.IKEVersions,
    StartupAction: asked.StartupAction,
    EnableTunnelLifecycleControl: asked.EnableTunnelLifecycleControl,
  };
}

function anyInside(ctx: Context): string {
  return `169.254.${ctx.ids.between(10, 250)}.${ctx.ids.between(0, 62) * 4}/30`;
}

/** AWS keeps these for itself. */
const reserved = ['0.0', '1.0', '2.0', '3.0', '4.0', '5.0', '169.252'];

function check(asked: VpnTunnelOptionsSpecification): void {
  const { Phase1LifetimeSeconds: first = 28_800, Phase2LifetimeSeconds: second = 3_600 } = asked;
  const { TunnelInsideCidr: inside, PreSharedKey: key } = asked;
  const wrong =
    (inside !== undefined && !isInside(inside) && 'TunnelInsideCidr') ||
    (key !== undefined && !/^(?!0)[A-Za-z0-9._]{8,64}$/.test(key) && 'PreSharedKey') ||
    (!isBetween(first, 900, 28_800) && 'Phase1LifetimeSeconds') ||
    ((!isBetween(second, 900, 3_600) || (second >= first && first !== 900)) &&
      'Phase2LifetimeSeconds') ||
    (!isBetween(asked.RekeyMarginTimeSeconds ?? 270, 60, second / 2) && 'RekeyMarginTimeSeconds') ||
    (!isBetween(asked.RekeyFuzzPercentage ?? 100, 0, 100) && 'RekeyFuzzPercentage') ||
    (!isBetween(asked.ReplayWindowSize ?? 1024, 64, 2048) && 'ReplayWindowSize') ||
    ((asked.DPDTimeoutSeconds ?? 30) < 30 && 'DPDTimeoutSeconds') ||
    (!['clear', 'none', 'restart'].includes(asked.DPDTimeoutAction ?? 'clear') &&
      'DPDTimeoutAction') ||
    (!['add', 'start'].includes(asked.StartupAction ?? 'add') && 'StartupAction');
  if (!wrong) return;
  throw fault(
    'InvalidParameterValue',
    `Value (${asked[wrong as keyof typeof asked]}) for parameter ${wrong} is invalid.`,
  );
}

function isInside(text: string): boolean {
  const range = parseCidr(text);
  return (
    range?.bits === 30 &&
    text.startsWith('169.254.') &&
    !reserved.includes(text.slice('169.254.'.length, -'/30'.length))
  );
}

function isBetween(value: number, least: number, most: number): boolean {
  return least <= value && value <= most;
}
