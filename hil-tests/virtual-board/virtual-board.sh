#!/bin/sh
# Boots an emulated control board and runs trials in it.
#
#   virtual-board.sh build             fetch and build the pieces (Debian, as root; about 2 minutes)
#   virtual-board.sh run 'COMMAND'     boot, run COMMAND as root inside, print its output, exit with its status
#   virtual-board.sh trials [TRIAL…]   the project's own trials; CLASSPATH says where its jars are
#   virtual-board.sh possible          exit 0 if it can run here; otherwise say why not
#
# What is inside: Debian's PREEMPT_RT kernel under QEMU (software emulation: no KVM needed), a real gpiochip (gpio-sim),
# a real hardware watchdog (i6300esb), serial ports, and this machine's root file system read-only under a RAM overlay,
# so the JDK and the build run there unchanged. It wants
# an idle host: emulated processors that get a tenth of a real one miss the charger's own deadlines, and the trials fail.
set -eu
vb=${VIRTUAL_BOARD:-${XDG_CACHE_HOME:-${HOME:-/root}/.cache}/virtual-board}
lines=24

reason() {
    echo "tidegate virtual-board: $1." >&2
    echo "  Remedy: $2" >&2
    exit 2
}
possible() {
    command -v qemu-system-x86_64 >/dev/null 2>&1 ||
        reason "QEMU is missing" "run './tidegate virtual-board build' as root on Debian, or install qemu-system-x86."
    [ -e "$vb/root/init" ] && ls "$vb"/kernel/boot/vmlinuz-* >/dev/null 2>&1 && [ -e "$vb/module/gpio-sim.ko" ] ||
        reason "the board's kernel is not built yet" "run './tidegate virtual-board build' once."
}
build() {
    command -v apt-get >/dev/null 2>&1 ||
        reason "this needs Debian's kernel packages and there is no apt-get" "build it in a Debian 12 container."
    [ "$(id -u)" = 0 ] || reason "packages can only be installed by root" "repeat with sudo."
    mkdir -p "$vb"
    apt-get install -y --no-install-recommends qemu-system-x86 busybox-static cpio gcc make bc bison flex \
        libelf-dev libssl-dev linux-headers-rt-amd64 linux-source-6.1 >"$vb/apt.log" 2>&1 ||
        reason "a package does not install (see $vb/apt.log)" "run 'apt-get update' and look there."
    kver=$(basename "$(ls -d /lib/modules/*-rt-amd64 | sort -V | tail -1)")
    (
        cd "$vb"
        apt-get download "linux-image-$kver" >>apt.log 2>&1
        rm -rf kernel && dpkg -x "linux-image-${kver}"_*.deb kernel
        # Debian leaves gpio-sim out of its configuration: it is built beside the kernel, from Debian's own source
        rm -rf module && mkdir module
        tar -C module --strip-components=3 -xf /usr/src/linux-source-6.1.tar.xz \
            linux-source-6.1/drivers/gpio/gpio-sim.c linux-source-6.1/drivers/gpio/gpiolib.h \
            linux-source-6.1/kernel/irq/irq_sim.c
        mv module/gpio-sim.c module/gpio-sim-main.c
        cat >module/shim.h <<'H'
#include <linux/irq.h>
#include <linux/irqdesc.h>
#define irq_to_desc(i) irq_data_to_desc(irq_get_irq_data(i))
H
        cat >module/Makefile <<'M'
obj-m += gpio-sim.o
gpio-sim-objs := gpio-sim-main.o irq_sim.o
ccflags-y += -w -DCONFIG_IRQ_SIM=1 -include $(src)/shim.h
M
        make -s -C "/lib/modules/$kver/build" M="$vb/module" modules
    )
    image
    echo "The virtual board is in $vb."
}
image() {
    rm -rf "$vb/root"
    mkdir -p "$vb/root/bin" "$vb/root/mods" "$vb/root/proc" "$vb/root/sys" "$vb/root/dev" \
        "$vb/root/newroot" "$vb/root/ro" "$vb/root/rw"
    cp /bin/busybox "$vb/root/bin/"
    modules=$(ls -d "$vb"/kernel/lib/modules/*/kernel)
    for f in drivers/virtio/virtio_ring drivers/virtio/virtio drivers/virtio/virtio_pci_modern_dev \
        drivers/virtio/virtio_pci_legacy_dev drivers/virtio/virtio_pci fs/configfs/configfs fs/netfs/netfs \
        fs/fscache/fscache net/9p/9pnet net/9p/9pnet_virtio fs/9p/9p fs/overlayfs/overlay \
        drivers/watchdog/watchdog drivers/watchdog/i6300esb; do
        cp "$modules/$f.ko" "$vb/root/mods/"
        basename "$f" >>"$vb/root/mods/order"
    done
    cp "$vb/module/gpio-sim.ko" "$vb/root/mods/"
    echo gpio-sim >>"$vb/root/mods/order"
    cat >"$vb/root/init" <<I
#!/bin/busybox sh
/bin/busybox --install -s /bin
mount -t proc proc /proc; mount -t sysfs sys /sys; mount -t devtmpfs dev /dev
mkdir -p /dev/pts; mount -t devpts pts /dev/pts
while read -r m; do insmod "/mods/\$m.ko" || echo "module \$m failed"; done </mods/order
mount -t configfs none /sys/kernel/config
mount -t 9p -o trans=virtio,version=9p2000.L,ro,cache=loose host /ro
mount -t tmpfs tmp /rw; mkdir /rw/u /rw/w
mount -t overlay -o lowerdir=/ro,upperdir=/rw/u,workdir=/rw/w overlay /newroot
for d in proc sys dev; do mount --rbind "/\$d" "/newroot/\$d"; done
mount -t tmpfs tmp /newroot/run
ip link set lo up
mkdir -p /sys/kernel/config/gpio-sim/board/bank0
echo $lines >/sys/kernel/config/gpio-sim/board/bank0/num_lines
echo 1 >/sys/kernel/config/gpio-sim/board/live
cp /command /newroot/run/command
echo "=== begin"
chroot /newroot /bin/sh /run/command
echo "=== end \$?"
poweroff -f
I
    chmod +x "$vb/root/init"
}
run() {
    possible
    work=$(mktemp -d)
    trap 'rm -rf "$work"' EXIT
    cp -r "$vb/root" "$work/root"
    {
        echo 'export PATH=/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin HOME=/root'
        printf '%s\n' "$1"
    } >"$work/root/command"
    (cd "$work/root" && find . | cpio -o -H newc 2>/dev/null | gzip -1 >"$work/initramfs.gz")
    status=0
    timeout "${VIRTUAL_BOARD_SECONDS:-1500}" qemu-system-x86_64 -accel tcg -cpu max -m 2048 -smp 2 -nographic -no-reboot \
        -kernel "$(ls "$vb"/kernel/boot/vmlinuz-*)" -initrd "$work/initramfs.gz" \
        -append "console=ttyS0 panic=-1 quiet" -device i6300esb \
        -virtfs local,path=/,mount_tag=host,security_model=none,readonly=on,multidevs=remap \
        </dev/null >"$work/console" 2>&1 || status=$?
    tr -d '\r' <"$work/console" >"$vb/console.log"
    sed -n '/=== begin$/,/^=== end/p' "$vb/console.log" | sed '/^=== /d'
    end=$(sed -n 's/^=== end //p' "$vb/console.log")
    if [ -n "$end" ]; then return "$end"; fi
    if [ "$status" = 124 ]; then
        echo "tidegate virtual-board: the board did not end in time; its console is in $vb/console.log" >&2
        return 124
    fi
    return 99 # it was reset
}
java_inside() {
    echo "exec '$JAVA_HOME/bin/java' -XX:TieredStopAtLevel=1 -XX:+UseSerialGC -Xmx128m --enable-native-access=ALL-UNNAMED" \
        "-cp '$CLASSPATH' org.tidegate.rig.board.VirtualBoardMain $*"
}
trials() {
    [ $# -eq 0 ] || [ "$*" = watchdog ] || { run "$(java_inside "$@")"; return; }
    status=0
    [ "$*" = watchdog ] || run "$(java_inside)" || status=$?
    # The board's own watchdog: the process dies, and the hardware resets the board by itself.
    reset=0
    run "$(java_inside watchdog)" || reset=$?
    killed=$(sed -n 's/^armed; killed at uptime \([0-9.]*\).*/\1/p' "$vb/console.log")
    alive=$(sed -n 's/^alive at uptime \([0-9.]*\).*/\1/p' "$vb/console.log" | tail -1)
    if [ "$reset" = 99 ] && [ -n "$killed" ]; then
        echo "ok   watchdog: the board was reset $(echo "${alive:-$killed} $killed" |
            awk '{printf "%.0f to %.0f", $1 - $2, $1 - $2 + 1}') s after the last feeding process died"
    else
        echo "FAIL watchdog: the board was not reset"
        status=1
    fi
    return "$status"
}

case ${1:-} in
build) build ;;
image) image ;;
possible) possible ;;
run) shift; run "$1" ;;
trials) shift; trials "$@" ;;
*)
    sed -n '2,12p' "$0" | sed 's/^# \{0,1\}//'
    exit 2
    ;;
esac
