import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';

/** Tokens of AWS's are long. */
const padding = 'eyJ2IjoiMiIs'.repeat(20);

/**
 * A server that answers every DescribeInstances with the same thousand instances and a token, until
 * as many pages are told as asked for; `latencyMs` later than it could.
 */
export async function serveInstances(
  pages: number,
  { perPage = 1_000, latencyMs = 0 } = {},
): Promise<{ url: string; close(): void }> {
  const reservations = Array.from({ length: perPage }, (_, index) => reservation(index)).join('');
  const last = Buffer.from(answer(reservations, ''));
  const server = createServer((request, response) => {
    let form = '';
    request.on('data', (chunk) => {
      form += chunk;
    });
    request.on('end', () => {
      const page = Number(/NextToken=page-(\d+)/.exec(form)?.[1] ?? 0);
      const token = `<nextToken>page-${page + 1}-${padding}</nextToken>`;
      const body = page + 1 < pages ? Buffer.from(answer(reservations, token)) : last;
      const tell = () => {
        response.writeHead(200, { 'content-type': 'text/xml;charset=UTF-8' });
        response.end(body);
      };
      if (latencyMs > 0) setTimeout(tell, latencyMs);
      else tell();
    });
  });
  await new Promise<void>((ready) => server.listen(0, '127.0.0.1', ready));
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    close() {
      server.closeAllConnections();
      server.close();
    },
  };
}

function answer(reservations: string, token: string): string {
  return `<?xml version="1.0" encoding="UTF-8"?>
<DescribeInstancesResponse xmlns="http://ec2.amazonaws.com/doc/2016-11-15/"><requestId>r</requestId><reservationSet>${reservations}</reservationSet>${token}</DescribeInstancesResponse>`;
}

/** One reservation with one instance, as long as AWS tells it: some 3 kB. */
function reservation(index: number): string {
  const id = index.toString(16).padStart(8, '0');
  const tags = ['Name', 'team', 'stage', 'cost-centre', 'owner']
    .map((key) => `<item><key>${key}</key><value>${key}-${id}</value></item>`)
    .join('');
  const groups = `<item><groupId>sg-${id}</groupId><groupName>web-${id}</groupName></item>`;
  const disk = ['/dev/xvda', '/dev/sdf']
    .map(
      (name) =>
        `<item><deviceName>${name}</deviceName><ebs><volumeId>vol-${id}</volumeId><status>attached</status><attachTime>2026-01-31T12:00:00.000Z</attachTime><deleteOnTermination>true</deleteOnTermination></ebs></item>`,
    )
    .join('');
  const network = `<item><networkInterfaceId>eni-${id}</networkInterfaceId><subnetId>subnet-${id}</subnetId><vpcId>vpc-${id}</vpcId><description/><ownerId>123456789012</ownerId><status>in-use</status><macAddress>0a:1b:2c:3d:4e:5f</macAddress><privateIpAddress>10.0.0.1</privateIpAddress><privateDnsName>ip-10-0-0-1.ec2.internal</privateDnsName><sourceDestCheck>true</sourceDestCheck><interfaceType>interface</interfaceType><groupSet>${groups}</groupSet><attachment><attachmentId>eni-attach-${id}</attachmentId><deviceIndex>0</deviceIndex><status>attached</status><attachTime>2026-01-31T12:00:00.000Z</attachTime><deleteOnTermination>true</deleteOnTermination><networkCardIndex>0</networkCardIndex></attachment><privateIpAddressesSet><item><privateIpAddress>10.0.0.1</privateIpAddress><privateDnsName>ip-10-0-0-1.ec2.internal</privateDnsName><primary>true</primary></item></privateIpAddressesSet><ipv6AddressesSet/></item>`;
  return `<item><reservationId>r-${id}</reservationId><ownerId>123456789012</ownerId><groupSet/><instancesSet><item><instanceId>i-${id}</instanceId><imageId>ami-${id}</imageId><instanceState><code>16</code><name>running</name></instanceState><privateDnsName>ip-10-0-0-1.ec2.internal</privateDnsName><dnsName>ec2-1-2-3-4.compute-1.amazonaws.com</dnsName><reason/><keyName>key-${id}</keyName><amiLaunchIndex>0</amiLaunchIndex><productCodes/><instanceType>m5.large</instanceType><launchTime>2026-01-31T12:00:00.000Z</launchTime><placement><availabilityZone>us-east-1a</availabilityZone><groupName/><tenancy>default</tenancy></placement><monitoring><state>disabled</state></monitoring><subnetId>subnet-${id}</subnetId><vpcId>vpc-${id}</vpcId><privateIpAddress>10.0.0.1</privateIpAddress><ipAddress>1.2.3.4</ipAddress><sourceDestCheck>true</sourceDestCheck><groupSet>${groups}</groupSet><architecture>x86_64</architecture><rootDeviceType>ebs</rootDeviceType><rootDeviceName>/dev/xvda</rootDeviceName><blockDeviceMapping>${disk}</blockDeviceMapping><virtualizationType>hvm</virtualizationType><clientToken/><tagSet>${tags}</tagSet><hypervisor>xen</hypervisor><networkInterfaceSet>${network}</networkInterfaceSet><ebsOptimized>false</ebsOptimized><enaSupport>true</enaSupport><cpuOptions><coreCount>1</coreCount><threadsPerCore>2</threadsPerCore></cpuOptions><capacityReservationSpecification><capacityReservationPreference>open</capacityReservationPreference></capacityReservationSpecification><hibernationOptions><configured>false</configured></hibernationOptions><metadataOptions><state>applied</state><httpTokens>required</httpTokens><httpPutResponseHopLimit>2</httpPutResponseHopLimit><httpEndpoint>enabled</httpEndpoint></metadataOptions></item></instancesSet></item>`;
}
