import type { HashFacts } from './hash-facts.ts';

const VIRTUAL_MAKERS =
  /^(vmware|qemu|xen$|innotek gmbh|oracle virtualbox|parallels|nutanix|openstack|amazon ec2|bochs|bhyve|red hat|kvm)/i;
const VIRTUAL_MODELS =
  /^(virtual machine$|vmware|standard pc \(|kvm|hvm domu|virtualbox|parallels|google compute engine|openstack|bhyve|rhev|ahv)/i;
const VIRTUAL_TPM_VENDORS = /VendorID:'(MSFT|VMW|IBM)\s*'/;
/** Hyper-V, VMware, QEMU/KVM, VirtualBox, Xen, Parallels. */
const VIRTUAL_ADAPTERS = /^(00:15:5d|00:05:69|00:0c:29|00:1c:14|00:50:56|52:54:00|08:00:27|00:16:3e|00:1c:42)/;

/**
 * Whether the hash was captured in a virtual machine. An adapter's prefix counts only where every adapter has one:
 * a notebook that itself runs virtual machines may show one beside its own.
 */
export function isVirtualDevice(facts: HashFacts): boolean {
  return (
    VIRTUAL_MAKERS.test(facts.manufacturer?.trim() ?? '') ||
    VIRTUAL_MODELS.test(facts.model?.trim() ?? '') ||
    VIRTUAL_TPM_VENDORS.test(facts.tpmVersion ?? '') ||
    facts.macs.some(({ bus }) => bus.toUpperCase() === 'VMBUS') ||
    (facts.macs.length > 0 && facts.macs.every(({ mac }) => VIRTUAL_ADAPTERS.test(mac)))
  );
}
