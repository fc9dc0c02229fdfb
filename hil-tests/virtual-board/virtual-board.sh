#!/bin/sh
# Boots an emulated control board and runs trials in it.
#
#   virtual-board.sh build             fetch and build the pieces (Debian, as root; about 2 minutes)
#   virtual-board.sh run 'COMMAND'     boot, run COMMAND as root inside, print its output, exit with its status
#   virtual-board.sh trials [TRIAL…]   the project's own trials; CLASSPATH says where its jars are
#   virtual-board.sh possible          exit 0 if it can run here; otherwise say why not
#
# What is inside: Debian's PREEMPT_RT kernel under QEMU (software emulation: no KVM needed), a real gpiochip (gpio-sim),
# a real hardware watchdog (i6300esb), serial ports.
#
# Time inside is not the host's: the one processor executes exactly one instruction per nanosecond of its own time (1,000
# million per second, less than a quarter of a Raspberry Pi 4), and while it idles its clock jumps to the next timer. So a
# busy host makes the trials last longer and changes nothing in them. That only holds for what comes from the board's own
# memory: 'trials' packs the JDK and the build into it. 'run' sees the host's root file system read-only instead, under a
# RAM overlay, and its clock runs with the host's while it idles.
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
    command -v cpio >/dev/null 2>&1 || reason "cpio is missing" "install the package cpio."
    [ -e /bin/busybox ] && ls "$vb"/kernel/boot/vmlinuz-* >/dev/null 2>&1 && [ -e "$vb/module/gpio-sim.ko" ] ||
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
    echo "The virtual board is in $vb."
}

# The first part of the board's memory: BusyBox, drivers, and what happens at power-up. $1 is where to make it.
image() {
    mkdir -p "$1/bin" "$1/mods" "$1/proc" "$1/sys" "$1/dev" "$1/tmp" "$1/newroot" "$1/ro" "$1/rw"
    cp /bin/busybox "$1/bin/"
    modules=$(ls -d "$vb"/kernel/lib/modules/*/kernel)
    for f in drivers/virtio/virtio_ring drivers/virtio/virtio drivers/virtio/virtio_pci_modern_dev \
        drivers/virtio/virtio_pci_legacy_dev drivers/virtio/virtio_pci fs/configfs/configfs fs/netfs/netfs \
        fs/fscache/fscache net/9p/9pnet net/9p/9pnet_virtio fs/9p/9p fs/overlayfs/overlay \
        drivers/watchdog/watchdog drivers/watchdog/i6300esb; do
        cp "$modules/$f.ko" "$1/mods/"
        basename "$f" >>"$1/mods/order"
    done
    cp "$vb/module/gpio-sim.ko" "$1/mods/"
    echo gpio-sim >>"$1/mods/order"
    cat >"$1/init" <<I
#!/bin/busybox sh
/bin/busybox --install -s /bin
mount -t proc proc /proc; mount -t sysfs sys /sys; mount -t devtmpfs dev /dev
mkdir -p /dev/pts; mount -t devpts pts /dev/pts
while read -r m; do insmod "/mods/\$m.ko" || echo "module \$m failed"; done </mods/order
mount -t configfs none /sys/kernel/config
mount -t tracefs none /sys/kernel/tracing
ip link set lo up
mkdir -p /sys/kernel/config/gpio-sim/board/bank0
echo $lines >/sys/kernel/config/gpio-sim/board/bank0/num_lines
echo 1 >/sys/kernel/config/gpio-sim/board/live
if grep -q host_files /proc/cmdline; then
    mount -t 9p -o trans=virtio,version=9p2000.L,ro,cache=loose host /ro
    mount -t tmpfs tmp /rw; mkdir /rw/u /rw/w
    mount -t overlay -o lowerdir=/ro,upperdir=/rw/u,workdir=/rw/w overlay /newroot
    for d in proc sys dev; do mount --rbind "/\$d" "/newroot/\$d"; done
    mount -t tmpfs tmp /newroot/run
    cp /command /newroot/run/command
    echo "=== begin"
    chroot /newroot /bin/sh /run/command
else
    echo "=== begin"
    /bin/sh /command
fi
echo "=== end \$?"
poweroff -f
I
    chmod +x "$1/init"
    printf 'export PATH=/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin HOME=/root\n%s\n' "$2" >"$1/command"
}
# Everything that an absolute path of standard input needs in the board's memory, directories above it included.
pack() {
    while read -r path; do
        above=$(dirname "$path")
        while [ "$above" != / ]; do
            echo "$above"
            above=$(dirname "$above")
        done
        find -L "$path" ! -name src.zip ! -name ct.sym ! -name '*.debuginfo' ! -path '*/jmods/*'
    done | sort -u | sed 's|^/||' | (cd / && cpio -o -L -H newc 2>/dev/null)
}
libraries() {
    find "$JAVA_HOME/bin/java" "$JAVA_HOME/lib" -type f \( -name '*.so' -o -name java -o -name jspawnhelper \) \
        -exec ldd {} + 2>/dev/null | awk '/=> \//{print $3} /^[ \t]*\//{print $1}' | sort -u | grep -v "^$JAVA_HOME"
}
# The JDK changes rarely and is most of it.
packed_jdk() {
    stamp="$JAVA_HOME $(cksum <"$JAVA_HOME/release")"
    if [ "$(cat "$vb/jdk.stamp" 2>/dev/null)" != "$stamp" ]; then
        {
            for part in bin/java lib conf release; do echo "$JAVA_HOME/$part"; done
            libraries
            command -v nice
        } | pack >"$vb/jdk.cpio"
        echo "$stamp" >"$vb/jdk.stamp"
    fi
    cat "$vb/jdk.cpio"
}
class_path() {
    echo "$CLASSPATH" | tr ':' '\n' | while read -r entry; do
        case "$entry" in
        */\*) ls "${entry%/\*}"/*.jar ;;
        *) if [ -e "$entry" ]; then echo "$entry"; fi ;;
        esac
    done
}

# Boots what lies in $work/memory with the given options, prints what the command says, returns its status; 99 when the
# board was reset.
boot() {
    started=$(date +%s)
    { timeout "${VIRTUAL_BOARD_SECONDS:-3600}" nice qemu-system-x86_64 -cpu max -m 3072 -nographic -no-reboot \
        -kernel "$(ls "$vb"/kernel/boot/vmlinuz-*)" -initrd "$work/memory" -device i6300esb "$@" \
        </dev/null 2>&1 || echo "=== emulator $?"; } | sed -u 's|\r||g' | tee "$work/console" |
        sed -u -n '/=== begin$/,/^=== e/{/=== /d;/^measured/d;/^alive/d;p}'
    cp "$work/console" "$vb/console.log"
    echo "virtual-board: $(($(date +%s) - started)) s of the host's time" >&2
    end=$(sed -n 's/^=== end //p' "$vb/console.log")
    if [ -n "$end" ]; then return "$end"; fi
    if grep -q '^=== emulator 124' "$vb/console.log"; then
        echo "tidegate virtual-board: the board did not end in time; its console is in $vb/console.log" >&2
        return 124
    fi
    if grep -q '^=== emulator' "$vb/console.log"; then
        echo "tidegate virtual-board: the emulator failed; see $vb/console.log" >&2
        return 125
    fi
    return 99
}
workplace() {
    work=$(mktemp -d)
    trap 'rm -rf "$work"' EXIT
}
run() {
    possible
    workplace
    image "$work/root" "$1"
    (cd "$work/root" && find . | cpio -o -H newc 2>/dev/null) >"$work/memory"
    boot -append "console=ttyS0 panic=-1 quiet host_files" -accel tcg -smp 2 \
        -virtfs local,path=/,mount_tag=host,security_model=none,readonly=on,multidevs=remap
}
in_memory() {
    rm -rf "$work/root"
    image "$work/root" "$1"
    (cd "$work/root" && find . | cpio -o -H newc 2>/dev/null) >"$work/memory"
    packed_jdk >>"$work/memory"
    class_path | pack >>"$work/memory"
    boot -append "console=ttyS0 panic=-1 quiet" -accel tcg,tb-size=512 -icount shift=0,sleep=off -smp 1
}
# The hardware's twin is niced above the charger: it stands for devices of their own.
java_inside() {
    echo "exec nice -n -15 '$JAVA_HOME/bin/java' -XX:TieredStopAtLevel=1 -XX:+UseSerialGC -Xmx256m" \
        "-Dcharger.nice=15 ${VIRTUAL_BOARD_ALOUD:+-Dcharger.aloud=true} --enable-native-access=ALL-UNNAMED -cp '$(class_path | paste -sd:)'" \
        "org.tidegate.rig.board.VirtualBoardMain $*"
}
# What the last run has measured, for programs.
keep_measured() { sed -n 's|^measured	||p' "$vb/console.log" >>"$vb/measured.tsv"; }
# The process that feeds the watchdog is struck, and the hardware resets the board by itself: nobody inside can say when.
reset_by_board() {
    ended=0
    in_memory "$(java_inside "$1")" || ended=$?
    most=11
    # a lane that hangs is found out within a second
    [ "$1" != watchdog-hang ] || most=12
    sed -n 's|^struck at uptime ||p; s|^alive at uptime ||p' "$vb/console.log" |
        awk -v name="$1" -v most="$most" -v ended="$ended" -v measured="$vb/measured.tsv" '
            NR == 1 { struck = $1 }
            { alive = $1 }
            END {
                after = alive - struck
                held = ended == 99 && NR > 1 && after + 0.1 <= most
                printf "%s %s\n", held ? "ok  " : "FAIL", name
                if (NR > 1) printf "%11.1f ms  the board is reset (at most %d)\n", after * 1000, most * 1000
                if (ended != 99) print "     the board was not reset"
                printf "%s\t%.1f\t%.1f\tthe board is reset\n", name, after * 1000, most * 1000 >>measured
                exit !held
            }'
}
trials() {
    possible
    JAVA_HOME=$(readlink -f "$JAVA_HOME")
    workplace
    : >"$vb/measured.tsv"
    status=0
    together=
    resets=
    for trial in "$@"; do
        case "$trial" in
        watchdog-*) resets="$resets $trial" ;;
        *) together="$together $trial" ;;
        esac
    done
    [ $# -gt 0 ] || resets="watchdog-kill watchdog-sigstop watchdog-hang"
    if [ $# -eq 0 ] || [ -n "$together" ]; then
        in_memory "$(java_inside "$together")" || status=$?
        keep_measured
    fi
    for trial in $resets; do reset_by_board "$trial" || status=1; done
    return "$status"
}

case ${1:-} in
build) build ;;
possible) possible ;;
run) shift; run "$1" ;;
trials) shift; trials "$@" ;;
*)
    sed -n '2,17p' "$0" | sed 's/^# \{0,1\}//'
    exit 2
    ;;
esac
