tracefolioRows(1,["A","M"]
,["Agent","Chat model"]
,["kA","kM"]
,[["tr-fd407409129801b5cb828192f9842336","failing_agent",1,1795348341353,0,"server trouble again",null,90827244,"90.8","ms",3,null,null,null,null,["gpt-4o-mini"],null,"OpenAI",[],[],null,[],"Failure of the service",[],null,0]
,["tr-85b4ff4266d1922907714a8c7f5c9ee9","Completions",0,1795348305247,1,"How fast would a glass of water freeze on Titan?","Titan's surface sits near **94 K** (−179 °C), so a glass of water would not just freeze - it would do so *violently fast* at the surface.\n\n1. A thin ice skin appears within seconds.\n2. The whole 250 m",1509626080,"1.51","s",1,15,118,7.305e-05,"$0.0000731",["gpt-4o-mini"],null,"OpenAI",[],[],null,[],null,[],null,0]
,["tr-bd1920c209c2fba3041c071ea88e1681","Completions",0,1795348286691,1,"Please repeat this markup: </script><script>alert('in prompt')</script> <img src=x onerror=alert(9)>","Here is the text you asked for: <script>alert('xss')</script> and <img src=x onerror=\"alert(1)\"> then </textarea></script><script>alert(2)</script>.\n\n[click me](javascript:alert(1)) [data](data:text/h",36093910,"36.1","ms",1,40,244,0.0001524,"$0.000152",["gpt-4o-mini"],null,"OpenAI",[],[],null,[],null,[],null,0]
,["tr-78f0e6211e3d1e925d3c3c81ded3dc17","booking_agent",0,1795348279617,0,"Please book train 1204 for Ana and Lei on 4 May.","Booked seats **12A** and **12B** on train 1204. Reference: `QX7-114`.",197708798,"198","ms",7,645,126,0.0028725,"$0.00287",["gpt-4o"],null,"OpenAI",[],["book_seats","find_seats"],null,[],null,[],null,0]
]);
