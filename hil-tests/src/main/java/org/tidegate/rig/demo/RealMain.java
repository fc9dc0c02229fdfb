package org.tidegate.rig.demo;
import java.nio.file.Path;
import org.tidegate.controller.lane.RealTimeSetup;
import org.tidegate.controller.store.FileDisk;
import org.tidegate.rig.story.*;
import org.tidegate.rig.vehicle.EvccSettings;
public final class RealMain {
  public static void main(String[] a) throws Exception {
    long t0=System.nanoTime();
    var rig = new RealRig(new RealRig.Plan(new Twins.World(1, MainJob.BATTERY_WH, MainJob.START_SOC_PERCENT, 50), EvccSettings.car().withTarget(MainJob.TARGET_SOC_PERCENT, true).withMinimum(20), Externals.parse(java.util.List.of(a)), true, 0, RealTimeSetup.everyMillis(10)), DemoSite::settings, new FileDisk(Path.of("/tmp/demo-j"+System.nanoTime())), Path.of("/tmp/demo-pki"));
    System.out.println(rig.vehicleRoute()+" started after "+(System.nanoTime()-t0)/1e9);
    var story = new Story(Timeline.real(rig.clock()), rig.actors(), rig.charger().snapshots(), new Narrator(System.out, true));
    var r = story.play(MainJob.steps());
    System.out.println("failed "+r.stream().filter(x->!x.passed()).count()+" wall "+(System.nanoTime()-t0)/1e9);
    System.out.println(rig.process().lateness().latest().sentence());
    rig.close();
    System.exit(0);
  }
}
