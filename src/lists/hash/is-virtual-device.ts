import type { HashFacts } from './hash-facts.ts';
import { rememberLast } from './remember-last.ts';

const VIRTUAL_MAKERS =
  /^(vmware|qemu|xen$|innotek gmbh|oracle virtualbox|parallels|nutanix|openstack|amazon ec2|bochs|bhyve|red hat|kvm)/i;
const VIRTUAL_MODELS =
  /^(virtual machine$|vmware|standard pc \(|kvm|hvm domu|virtualbox|parallels|google compute engine|openstack|bhyve|rhev|ahv)/i;
const VIRTUAL_TPM_VENDORS = /VendorID:'(MSFT|VMW|IBM)\s*'/;
/** Hyper-V, VMware, QEMU/KVM, VirtualBox, Xen, Parallels. */
const VIRTUAL_ADAPTERS: ReadonlySet<string> = new Set([
  '00:15:5d',
  '00:05:69',
  '00:0c:29',
  '00:1c:14',
  '00:50:56',
  '52:54:00',
  '08:00:27',
  '00:16:3e',
  '00:1c:42',
]);
const PREFIX_CHARS = 8;

const isVirtualMaker = rememberLast((maker) => VIRTUAL_MAKERS.test(maker.trim()));
const isVirtualModel = rememberLast((model) => VIRTUAL_MODELS.test(model.trim()));
const isVirtualTpm = rememberLast((version) => VIRTUAL_TPM_VENDORS.test(version));
const isVirtualBus = rememberLast((bus) => bus.toUpperCase() === 'VMBUS');

/**
 * Whether the hash was captured in a virtual machine. An adapter's prefix counts only where every adapter has one:
 * a notebook that itself runs virtual machines may show one beside its own.
 */
export function isVirtualDevice(facts: HashFacts): boolean {
  return (
    isVirtualMaker(facts.manufacturer ?? '') ||
    isVirtualModel(facts.model ?? '') ||
    isVirtualTpm(facts.tpmVersion ?? '') ||
    facts.macs.some(({ bus }) => isVirtualBus(bus)) ||
    (facts.macs.length > 0 && facts.macs.every(({ mac }) => VIRTUAL_ADAPTERS.has(mac.slice(0, PREFIX_CHARS))))
  );
}
